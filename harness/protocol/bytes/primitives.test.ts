import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../errors.ts';
import { Reader } from './reader.ts';
import { bytesToUuid, uuidToBytes, ZERO_UUID } from './uuid.ts';
import { Writer } from './writer.ts';

const CONTEXT = { api: 'test', version: 1 };
const read = <T>(bytes: number[], take: (reader: Reader) => T): T => {
  const reader = new Reader(new Uint8Array(bytes), CONTEXT);
  const value = take(reader);
  reader.end();
  return value;
};
const written = (put: (writer: Writer) => void): number[] => {
  const writer = new Writer(CONTEXT, 1);
  put(writer);
  return [...writer.finish()];
};

describe('varints', () => {
  it.each([
    [0, [0x00]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [16_383, [0xff, 0x7f]],
    [16_384, [0x80, 0x80, 0x01]],
    [0x7fffffff, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [0xffffffff, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('write %i unsigned as Kafka does, and read it again', (value, bytes) => {
    expect(written((writer) => writer.unsignedVarint(value))).toEqual(bytes);
    expect(read(bytes, (reader) => reader.unsignedVarint())).toBe(value);
  });

  it.each([
    [0, [0x00]],
    [-1, [0x01]],
    [1, [0x02]],
    [63, [0x7e]],
    [-64, [0x7f]],
    [64, [0x80, 0x01]],
    [2_147_483_647, [0xfe, 0xff, 0xff, 0xff, 0x0f]],
    [-2_147_483_648, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('write %i in zigzag as Kafka does, and read it again', (value, bytes) => {
    expect(written((writer) => writer.varint(value))).toEqual(bytes);
    expect(read(bytes, (reader) => reader.varint())).toBe(value);
    expect(written((writer) => writer.varlong(BigInt(value)))).toEqual(bytes);
    expect(read(bytes, (reader) => reader.varlong())).toBe(BigInt(value));
  });

  it.each([
    [2n ** 63n - 1n, [0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
    [-(2n ** 63n), [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
  ])('write %s in ten bytes, and read it again', (value, bytes) => {
    expect(written((writer) => writer.varlong(value))).toEqual(bytes);
    expect(read(bytes, (reader) => reader.varlong())).toBe(value);
  });

  it('give back every 64-bit number, also round the seam between number and bigint', () => {
    const nearSeam = fc.bigInt(-(2n ** 50n), 2n ** 50n);
    const any = fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n);
    fc.assert(
      fc.property(fc.oneof(nearSeam, any), (value) => {
        const bytes = written((writer) => writer.varlong(value));
        expect(read(bytes, (reader) => reader.varlong())).toBe(value);
      }),
    );
  });

  it('of more than 32 or 64 bits are refused', () => {
    const ff = (count: number) => Array.from({ length: count }, () => 0xff);
    expect(() => read([...ff(4), 0x10], (r) => r.unsignedVarint())).toThrow(ProtocolError);
    expect(() => read([...ff(5), 0x00], (r) => r.unsignedVarint())).toThrow(ProtocolError);
    expect(() => read([...ff(9), 0x02], (r) => r.varlong())).toThrow(ProtocolError);
    expect(() => read([...ff(10), 0x00], (r) => r.varlong())).toThrow(ProtocolError);
  });
});

describe('text', () => {
  it('keeps a byte order mark and characters beyond the basic plane', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = `\ufeff${value}`;
        let size = 0;
        const bytes = written((writer) => writer.text(text, (_, length) => (size = length)));
        expect(size).toBe(bytes.length);
        expect(read(bytes, (reader) => reader.text(size))).toBe(text);
      }),
    );
  });

  it('that is not UTF-8 is refused', () => {
    expect(() => read([0xc3, 0x28], (reader) => reader.text(2))).toThrow(/valid UTF-8/);
  });
});

describe('uuids', () => {
  it('are written as Kafka prints them', () => {
    // The topic id that Kafka reserves for its metadata log: 15 zero bytes and a 1.
    const one = new Uint8Array(16).fill(1, 15);
    expect(bytesToUuid(one)).toBe('AAAAAAAAAAAAAAAAAAAAAQ');
    expect(bytesToUuid(new Uint8Array(16))).toBe(ZERO_UUID);
  });

  it('come back from their text', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const text = bytesToUuid(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64url'));
        expect(uuidToBytes(text)).toEqual(bytes);
      }),
    );
  });

  it('of other lengths, letters or with bits left over are refused', () => {
    for (const text of ['', 'A'.repeat(21), 'A'.repeat(21) + '+', 'A'.repeat(21) + 'B']) {
      expect(uuidToBytes(text)).toBeUndefined();
    }
  });
});

describe('numbers', () => {
  it('that do not fit their type are refused, not wrapped round', () => {
    expect(() => written((writer) => writer.int8(128))).toThrow(ProtocolError);
    expect(() => written((writer) => writer.int16(-32_769))).toThrow(ProtocolError);
    expect(() => written((writer) => writer.int32(2 ** 31))).toThrow(ProtocolError);
    expect(() => written((writer) => writer.int32(0.5))).toThrow(ProtocolError);
    expect(() => written((writer) => writer.int64(2n ** 63n))).toThrow(ProtocolError);
  });

  it('are big-endian', () => {
    expect(written((writer) => writer.int32(-2))).toEqual([0xff, 0xff, 0xff, 0xfe]);
    expect(written((writer) => writer.int64(258n))).toEqual([0, 0, 0, 0, 0, 0, 1, 2]);
  });
});

it('an error names the message, its version, the position and what was expected', () => {
  const reader = new Reader(new Uint8Array(3), CONTEXT);
  reader.int8();
  const error = (() => {
    try {
      return reader.int32();
    } catch (thrown) {
      return thrown;
    }
  })();
  expect(error).toMatchObject({ api: 'test', version: 1, position: 1, expected: 'an int32' });
  expect(String(error)).toBe('ProtocolError: test v1: expected an int32 at byte 1');
});
