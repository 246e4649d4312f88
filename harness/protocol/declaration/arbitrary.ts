// For tests: random messages of any declaration and version, made from the declaration itself.
// Fields that the version lacks hold their defaults, as they do after decoding.
import fc from 'fast-check';
import { initialOf } from './compile.ts';
import type { Field, Fields, Primitive, Type } from './fields.ts';
import { inVersions } from './versions.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const blob = fc.uint8Array({ maxLength: 12 });
const primitives: Readonly<Record<Primitive, fc.Arbitrary<unknown>>> = {
  bool: fc.boolean(),
  int8: fc.integer({ min: -128, max: 127 }),
  int16: fc.integer({ min: -32_768, max: 32_767 }),
  int32: fc.integer(),
  int64: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  // Not by `bytesToUuid`: a test with its own reading of the format finds more.
  uuid: fc
    .uint8Array({ minLength: 16, maxLength: 16 })
    .map((bytes) => btoa(String.fromCharCode(...bytes)))
    .map((base64) => base64.slice(0, 22).replaceAll('+', '-').replaceAll('/', '_')),
  string: text,
  bytes: blob,
  records: blob,
};

/** Bodies of a message in one version. */
export function arbitraryBody(fields: Fields, version: number): fc.Arbitrary<object> {
  const parts = Object.entries(fields).map(
    ([name, field]) => [name, part(field, version)] as const,
  );
  return fc.record(Object.fromEntries(parts), { noNullPrototype: true });
}

function part(field: Field, version: number): fc.Arbitrary<unknown> {
  const initial = initialOf(field);
  if (!inVersions(field.versions, version)) return fc.constant(0).map(initial);
  const value = valueOf(field.type, version);
  const options = [{ weight: 4, arbitrary: value }];
  if (inVersions(field.nullable, version))
    options.push({ weight: 1, arbitrary: fc.constant(null) });
  // Defaults are written differently where a field is tagged: have them often.
  if (field.tag !== undefined) options.push({ weight: 2, arbitrary: fc.constant(0).map(initial) });
  return fc.oneof(...options);
}

function valueOf(type: Type, version: number): fc.Arbitrary<unknown> {
  if (type.kind === 'struct') return arbitraryBody(type.fields, version);
  if (type.kind === 'array') return fc.array(valueOf(type.of, version), { maxLength: 2 });
  return primitives[type.kind];
}
