// Plain data as rows of a table, and what two rows differ in.

export type Fields = Record<string, unknown>;

/** As JSON has it, which is how it goes to a topic. */
export function plain(fields: Fields): Fields {
  return JSON.parse(JSON.stringify(fields)) as Fields;
}

/** Attributes of attributes by their paths, as columns of a table: `pickup.litres`. */
export function flat(value: unknown, path = ''): Fields {
  if (typeof value !== 'object' || value === null) return path === '' ? {} : { [path]: value };
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) =>
      Object.entries(flat(field, path === '' ? name : `${path}.${name}`)),
    ),
  );
}

/** The names under which two rows do not say the same. */
export function differing(a: Fields, b: Fields): string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => !(name in a && name in b && Object.is(a[name], b[name])),
  );
}

export function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name));
}
