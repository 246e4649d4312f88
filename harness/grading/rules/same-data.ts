/**
 * Whether two pieces of plain data say the same, whatever the order of their fields. As in JSON, a field that is
 * `undefined` is none, and a number that is none is `null`.
 */
export function sameData(a: unknown, b: unknown): boolean {
  const [one, other] = [asJson(a), asJson(b)];
  if (one === other) return true;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other))
    return false;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, at) => sameData(part, other[at]));
  }
  const [names, others] = [fieldsOf(one), fieldsOf(other)];
  return names.length === others.length && names.every((name) => sameData(one[name], other[name]));
}

function asJson(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function fieldsOf(value: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined);
}
