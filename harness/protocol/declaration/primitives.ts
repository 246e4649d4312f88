// How each primitive type stands on the wire, in plain and in flexible ("compact") versions.
import type { Reader } from '../bytes/reader.ts';
import { ZERO_UUID } from '../bytes/uuid.ts';
import type { Writer } from '../bytes/writer.ts';
import type { Primitive } from './fields.ts';

/**
 * Reads and writes one type; `minSize` is the fewest bytes a value can take. As `Codec<unknown>`
 * it must be given only values of the type that its declaration infers.
 */
export interface Codec<T = unknown> {
  readonly minSize: number;
  read(reader: Reader): T;
  write(writer: Writer, value: T): void;
}

/** How a length (of text, bytes or an array) is written; −1 stands for null. */
export interface Lengths {
  readonly size: number;
  read(reader: Reader): number;
  write(writer: Writer, length: number): void;
}

export const compact: Lengths = {
  size: 1,
  read: (reader) => reader.unsignedVarint() - 1,
  write: (writer, length) => writer.unsignedVarint(length + 1),
};
export const int16Length: Lengths = {
  size: 2,
  read: (reader) => reader.int16(),
  write: (writer, length) => writer.int16(length),
};
export const int32Length: Lengths = {
  size: 4,
  read: (reader) => reader.int32(),
  write: (writer, length) => writer.int32(length),
};

/** Wraps a codec of counted things: a length, or null where it may be. */
export function counted<T>(
  lengths: Lengths,
  nullable: boolean,
  what: string,
  read: (reader: Reader, length: number) => T,
  write: (writer: Writer, value: T) => void,
): Codec<T | null> {
  const expected = nullable ? `the length of ${what} or null` : `the length of ${what}, not null`;
  return {
    minSize: lengths.size,
    read(reader) {
      const start = reader.position;
      const length = lengths.read(reader);
      if (length >= 0) return read(reader, length);
      if (length === -1 && nullable) return null;
      return reader.fail(expected, start);
    },
    write(writer, value) {
      if (value !== null) write(writer, value);
      else if (nullable) lengths.write(writer, -1);
      else writer.fail(`${what}, not null,`);
    },
  };
}

function text(lengths: Lengths, nullable: boolean): Codec<string | null> {
  const writeLength = (writer: Writer, size: number) => lengths.write(writer, size);
  return counted(
    lengths,
    nullable,
    'a string',
    (reader, length) => reader.text(length),
    (writer, value) => writer.text(value, writeLength),
  );
}

function blob(lengths: Lengths, nullable: boolean): Codec<Uint8Array | null> {
  return counted(
    lengths,
    nullable,
    'bytes',
    (reader, length) => reader.raw(length),
    (writer, value) => {
      lengths.write(writer, value.length);
      writer.raw(value);
    },
  );
}

const bool: Codec<boolean> = {
  minSize: 1,
  read: (reader) => reader.bool(),
  write: (writer, value) => writer.bool(value),
};
const int8: Codec<number> = {
  minSize: 1,
  read: (reader) => reader.int8(),
  write: (writer, value) => writer.int8(value),
};
const int16: Codec<number> = {
  minSize: 2,
  read: (reader) => reader.int16(),
  write: (writer, value) => writer.int16(value),
};
const int32: Codec<number> = {
  minSize: 4,
  read: (reader) => reader.int32(),
  write: (writer, value) => writer.int32(value),
};
const int64: Codec<bigint> = {
  minSize: 8,
  read: (reader) => reader.int64(),
  write: (writer, value) => writer.int64(value),
};
const uuid: Codec<string> = {
  minSize: 16,
  read: (reader) => reader.uuid(),
  write: (writer, value) => writer.uuid(value),
};
const fixed = { bool, int8, int16, int32, int64, uuid };

/** The codec of a primitive in a plain or flexible version. */
export function primitiveCodec(kind: Primitive, isFlexible: boolean, nullable: boolean): Codec {
  if (kind === 'string') return text(isFlexible ? compact : int16Length, nullable);
  if (kind === 'bytes' || kind === 'records') {
    return blob(isFlexible ? compact : int32Length, nullable);
  }
  return fixed[kind];
}

/** What a field of this type holds when nothing else is said. */
export const zero: Readonly<Record<Primitive, unknown>> = {
  bool: false,
  int8: 0,
  int16: 0,
  int32: 0,
  int64: 0n,
  uuid: ZERO_UUID,
  string: '',
  bytes: new Uint8Array(0),
  records: null,
};
