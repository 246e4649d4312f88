// Writes Kafka's primitive types into bytes that grow as needed. A number that does not fit its
// type is refused rather than wrapped round.
import { type Context, ProtocolError } from '../errors.ts';
import { encodeUtf8 } from './utf8.ts';
import { uuidToBytes } from './uuid.ts';

export class Writer {
  position = 0;
  readonly context: Context;
  private bytes: Uint8Array<ArrayBuffer>;
  private view: DataView;

  constructor(context: Context, capacity = 128) {
    this.context = context;
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Always throws: names what should have been given to write. */
  fail(expected: string): never {
    throw new ProtocolError(this.context, this.position, expected);
  }

  /** Makes room for `size` bytes and gives where they start. */
  private grow(size: number): number {
    const start = this.position;
    const needed = start + size;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, start));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    this.position = needed;
    return start;
  }

  bool(value: boolean): void {
    this.int8(value ? 1 : 0);
  }

  int8(value: number): void {
    if ((value << 24) >> 24 !== value) this.fail(`an int8, not ${value},`);
    const at = this.grow(1);
    this.view.setInt8(at, value);
  }

  int16(value: number): void {
    if ((value << 16) >> 16 !== value) this.fail(`an int16, not ${value},`);
    const at = this.grow(2);
    this.view.setInt16(at, value);
  }

  int32(value: number): void {
    if ((value | 0) !== value) this.fail(`an int32, not ${value},`);
    const at = this.grow(4);
    this.view.setInt32(at, value);
  }

  uint32(value: number): void {
    if (value >>> 0 !== value) this.fail(`a uint32, not ${value},`);
    const at = this.grow(4);
    this.view.setUint32(at, value);
  }

  int64(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) this.fail(`an int64, not ${value.toString()},`);
    const at = this.grow(8);
    this.view.setBigInt64(at, value);
  }

  uuid(value: string): void {
    this.raw(uuidToBytes(value) ?? this.fail('a uuid of 22 base64 characters'));
  }

  /** An unsigned varint of at most 32 bits. */
  unsignedVarint(value: number): void {
    if (value >>> 0 !== value) this.fail(`a varint of at most 32 bits, not ${value},`);
    let left = value;
    while (left >= 0x80) {
      this.byte((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    this.byte(left);
  }

  /** A zigzag varint of at most 32 bits, as in records. */
  varint(value: number): void {
    if ((value | 0) !== value) this.fail(`an int32, not ${value},`);
    this.unsignedVarint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  /** A zigzag varint of at most 64 bits, as in records. */
  varlong(value: bigint): void {
    if (BigInt.asIntN(64, value) !== value) this.fail(`an int64, not ${value.toString()},`);
    let left = BigInt.asUintN(64, (value << 1n) ^ (value >> 63n));
    while (left >= 0x80n) {
      this.byte(Number(left & 0x7fn) | 0x80);
      left >>= 7n;
    }
    this.byte(Number(left));
  }

  raw(bytes: Uint8Array): void {
    const at = this.grow(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** Text as UTF-8; `length` is called with its size in bytes to write what goes before it. */
  text(value: string, length: (writer: Writer, size: number) => void): void {
    const bytes = encodeUtf8(value);
    length(this, bytes.length);
    this.raw(bytes);
  }

  /** What has been written, as a view: write no more afterwards. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.position);
  }

  private byte(value: number): void {
    const at = this.grow(1);
    this.bytes[at] = value;
  }
}
