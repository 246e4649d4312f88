// Turns a declaration into a codec for one version. All questions of versions, nullability and
// compactness are settled here, once, so that reading a message is a walk along a list.
import type { Reader } from '../bytes/reader.ts';
import { Writer } from '../bytes/writer.ts';
import type { Field, Fields, Type } from './fields.ts';
import { type Codec, compact, counted, int32Length, primitiveCodec, zero } from './primitives.ts';
import { inVersions } from './versions.ts';

export type { Codec } from './primitives.ts';

type Struct = Record<string, unknown>;

interface Step {
  readonly name: string;
  /** `undefined`: the field is not in this version, or travels as a tagged field. */
  readonly codec: Codec | undefined;
  readonly initial: () => unknown;
}

interface Tagged {
  readonly name: string;
  readonly tag: number;
  readonly codec: Codec;
  readonly initial: () => unknown;
}

/** The codec of a struct in one version. */
export function compileStruct(fields: Fields, version: number, isFlexible: boolean): Codec<Struct> {
  const steps: Step[] = [];
  const tagged: Tagged[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const present = inVersions(field.versions, version);
    const codec = present ? compileType(field.type, field, version, isFlexible) : undefined;
    const initial = initialOf(field);
    const { tag } = field;
    if (tag !== undefined && codec) tagged.push({ name, tag, codec, initial });
    steps.push({ name, codec: tag === undefined ? codec : undefined, initial });
  }
  tagged.sort((a, b) => a.tag - b.tag);
  const minSize = steps.reduce((sum, step) => sum + (step.codec?.minSize ?? 0), 0);
  return {
    minSize: minSize + (isFlexible ? 1 : 0),
    read(reader) {
      const value: Struct = {};
      for (const { name, codec, initial } of steps) {
        value[name] = codec ? codec.read(reader) : initial();
      }
      if (isFlexible) readTagged(reader, tagged, value);
      return value;
    },
    write(writer, value) {
      for (const { name, codec, initial } of steps) {
        const given = value[name];
        codec?.write(writer, given === undefined ? initial() : given);
      }
      if (isFlexible) writeTagged(writer, tagged, value);
    },
  };
}

function compileType(type: Type, field: Field, version: number, isFlexible: boolean): Codec {
  const nullable = inVersions(field.nullable, version);
  if (type.kind === 'struct') return compileStruct(type.fields, version, isFlexible);
  if (type.kind !== 'array') return primitiveCodec(type.kind, isFlexible, nullable);
  const plain = { type: type.of, versions: field.versions };
  const element = compileType(type.of, plain, version, isFlexible);
  const lengths = isFlexible ? compact : int32Length;
  return counted<unknown[]>(
    lengths,
    nullable,
    'an array',
    (reader, length) => {
      if (length * element.minSize > reader.remaining) {
        reader.fail(`${length} elements of at least ${element.minSize} bytes`);
      }
      const values: unknown[] = [];
      for (let i = 0; i < length; i++) values.push(element.read(reader));
      return values;
    },
    (writer, values) => {
      lengths.write(writer, values.length);
      for (const value of values) element.write(writer, value);
    },
  );
}

/** Makes what a field holds when it is absent; fresh each time, as callers may change it. */
export function initialOf(field: Field): () => unknown {
  const { type } = field;
  if (field.default !== undefined) return () => field.default;
  if (type.kind === 'array') return () => [];
  if (type.kind !== 'struct') return () => zero[type.kind];
  const parts = Object.entries(type.fields).map(([name, part]) => [name, initialOf(part)] as const);
  return () => Object.fromEntries(parts.map(([name, initial]) => [name, initial()]));
}

/** Reads the tagged fields at the end of a flexible struct; unknown ones are skipped. */
function readTagged(reader: Reader, known: readonly Tagged[], into: Struct): void {
  const count = reader.unsignedVarint();
  for (let i = 0; i < count; i++) {
    const tag = reader.unsignedVarint();
    const size = reader.unsignedVarint();
    const start = reader.position;
    if (size > reader.remaining) reader.fail(`${size} bytes of tagged field ${tag}`);
    const field = known.find((candidate) => candidate.tag === tag);
    if (!field) {
      reader.raw(size);
      continue;
    }
    into[field.name] = field.codec.read(reader);
    if (reader.position !== start + size) reader.fail(`the end of tagged field ${tag}`);
  }
}

/** Writes the tagged fields that differ from their defaults, as Kafka itself does. */
function writeTagged(writer: Writer, tagged: readonly Tagged[], from: Struct): void {
  if (tagged.length === 0) {
    writer.unsignedVarint(0);
    return;
  }
  const present: { tag: number; bytes: Uint8Array }[] = [];
  for (const { name, tag, codec, initial } of tagged) {
    if (from[name] === undefined) continue;
    const bytes = encoded(writer, codec, from[name]);
    if (!sameBytes(bytes, encoded(writer, codec, initial()))) present.push({ tag, bytes });
  }
  writer.unsignedVarint(present.length);
  for (const { tag, bytes } of present) {
    writer.unsignedVarint(tag);
    writer.unsignedVarint(bytes.length);
    writer.raw(bytes);
  }
}

function encoded(writer: Writer, codec: Codec, value: unknown): Uint8Array {
  const part = new Writer(writer.context, 32);
  codec.write(part, value);
  return part.finish();
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
