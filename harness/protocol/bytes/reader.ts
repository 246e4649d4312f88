// Reads Kafka's primitive types off a stretch of bytes. Every length is held against the bytes
// that are left before anything is allocated, so hostile input costs an error and no memory.
import { type Context, ProtocolError } from '../errors.ts';
import { decodeUtf8 } from './utf8.ts';
import { bytesToUuid } from './uuid.ts';

export class Reader {
  position = 0;
  readonly context: Context;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array, context: Context) {
    // Subclasses (Node's Buffer) would leak into what is decoded through `subarray`.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.context = context;
  }

  get remaining(): number {
    return this.bytes.length - this.position;
  }

  /** Always throws: names what should have stood at the position. */
  fail(expected: string, position = this.position): never {
    throw new ProtocolError(this.context, position, expected);
  }

  /** Moves past `size` bytes and gives where they start. */
  private take(size: number, what: string): number {
    const start = this.position;
    if (size > this.bytes.length - start) this.fail(what);
    this.position = start + size;
    return start;
  }

  bool(): boolean {
    const value = this.int8();
    if (value !== 0 && value !== 1) this.fail('a bool, 0 or 1', this.position - 1);
    return value === 1;
  }

  int8(): number {
    return this.view.getInt8(this.take(1, 'an int8'));
  }

  int16(): number {
    return this.view.getInt16(this.take(2, 'an int16'));
  }

  int32(): number {
    return this.view.getInt32(this.take(4, 'an int32'));
  }

  uint32(): number {
    return this.view.getUint32(this.take(4, 'a uint32'));
  }

  int64(): bigint {
    return this.view.getBigInt64(this.take(8, 'an int64'));
  }

  uuid(): string {
    return bytesToUuid(this.raw(16, 'a uuid of 16 bytes'));
  }

  /** An unsigned varint of at most 32 bits. */
  unsignedVarint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.bytes[this.take(1, 'a varint')] ?? 0;
      if (shift === 28 && byte > 0x0f) break;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    return this.fail('a varint of at most 32 bits', this.position - 1);
  }

  /** A zigzag varint of at most 32 bits, as in records. */
  varint(): number {
    const value = this.unsignedVarint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A zigzag varint of at most 64 bits, as in records. */
  varlong(): bigint {
    let low = 0; // seven groups of 7 bits: 49 bits, exact in a number
    for (let group = 0, unit = 1; group < 7; group++, unit *= 128) {
      const byte = this.bytes[this.take(1, 'a varlong')] ?? 0;
      low += (byte & 0x7f) * unit;
      if (byte < 0x80) return BigInt(low % 2 === 0 ? low / 2 : -(low + 1) / 2);
    }
    let value = BigInt(low);
    for (let shift = 49n; shift < 70n; shift += 7n) {
      const byte = this.bytes[this.take(1, 'a varlong')] ?? 0;
      if (shift === 63n && byte > 1) break;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return (value >> 1n) ^ -(value & 1n);
    }
    return this.fail('a varlong of at most 64 bits', this.position - 1);
  }

  /** The next `length` bytes, as a view on the input (not a copy). */
  raw(length: number, what = `${length} bytes`): Uint8Array {
    const start = this.take(length, what);
    return this.bytes.subarray(start, start + length);
  }

  /** Text of `length` bytes of UTF-8. */
  text(length: number): string {
    const start = this.position;
    const text = decodeUtf8(this.raw(length, `${length} bytes of text`));
    return text ?? this.fail('valid UTF-8', start);
  }

  /** Everything that is left, as a view. */
  rest(): Uint8Array {
    return this.raw(this.remaining);
  }

  /** Throws unless everything has been read. */
  end(): void {
    if (this.remaining > 0) this.fail(`the end, not ${this.remaining} bytes more,`);
  }
}
