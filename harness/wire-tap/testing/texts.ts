// For tests: every text in a message, by its place; so that a name nobody thought of is found.
import { initialOf } from '../../protocol/declaration/compile.ts';
import type { Field, Fields, Type } from '../../protocol/declaration/fields.ts';
import { inVersions } from '../../protocol/declaration/versions.ts';

/** A body in which every list has one element, every text is `text`, and some numbers are given. */
export function filledBody(
  fields: Fields,
  version: number,
  text: string,
  numbers: Readonly<Record<string, number>> = {},
): object {
  const valueOf = (type: Type, field: Field): unknown => {
    if (type.kind === 'struct') return filledBody(type.fields, version, text, numbers);
    if (type.kind === 'array') return [valueOf(type.of, { ...field, type: type.of })];
    return type.kind === 'string' ? text : initialOf({ type, versions: field.versions })();
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => {
      if (!inVersions(field.versions, version)) return [name, initialOf(field)()];
      return [name, numbers[name] ?? valueOf(field.type, field)];
    }),
  );
}

/** Every text below, by the names of the fields that lead to it: `topics.name`. */
export function textsIn(at: unknown, path = ''): { path: string; text: string }[] {
  if (typeof at === 'string') return [{ path, text: at }];
  if (typeof at !== 'object' || at === null || at instanceof Uint8Array) return [];
  return Object.entries(at).flatMap(([name, value]) =>
    textsIn(value, Array.isArray(at) ? path : path === '' ? name : `${path}.${name}`),
  );
}

/** A copy in which texts are what `change` makes of them; everything else is the same. */
export function mapTexts<T>(value: T, change: (text: string, path: string) => string): T {
  const walk = (at: unknown, path: string): unknown => {
    if (typeof at === 'string') return change(at, path);
    if (Array.isArray(at)) return at.map((one) => walk(one, path));
    if (typeof at !== 'object' || at === null || at instanceof Uint8Array) return at;
    return Object.fromEntries(
      Object.entries(at).map(([name, one]) => [
        name,
        walk(one, path === '' ? name : `${path}.${name}`),
      ]),
    );
  };
  return walk(value, '') as T; // the same shape, by construction
}
