// Writes Kafka's primitive types into bytes that grow as needed. A number that does not fit its
// type is refused rather than wrapped round.
import { type Context, ProtocolError } from '../errors.ts';
import { encodeUtf8 } from './utf8.ts';
import { uuidToBytes } from './uuid.ts';

export class Writer {
  /** Of all that was written. */
  position = 0;
  readonly context: Context;
  private bytes: Uint8Array<ArrayBuffer>;
  private view: DataView;
  /** Where `bytes` begins. */
  private start = 0;
  private readonly asTheyAre: number;
  private readonly parts: Uint8Array[] = [];

  /** @param asTheyAre from so many on, bytes are a part of their own and not copied: for `finishParts` */
  constructor(context: Context, capacity = 128, asTheyAre = Infinity) {
    this.context = context;
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
    this.asTheyAre = asTheyAre;
  }

  /** Always throws: names what should have been given to write. */
  fail(expected: string): never {
    throw new ProtocolError(this.context, this.position, expected);
  }

  /** Makes room for `size` bytes and gives where in `bytes` they start. */
  private grow(size: number): number {
    const at = this.position - this.start;
    const needed = at + size;
    if (needed > this.bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
      larger.set(this.bytes.subarray(0, at));
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    this.position += size;
    return at;
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
    if (bytes.length >= this.asTheyAre) {
      this.parts.push(this.current(), bytes);
      this.position += bytes.length;
      this.start = this.position;
      this.bytes = new Uint8Array(128);
      this.view = new DataView(this.bytes.buffer);
      return;
    }
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
    if (this.parts.length > 0) throw new Error('What was not copied is in parts: finishParts');
    return this.current();
  }

  /** As `finish`, with what was not copied as it was given: it must not change as long as the parts are used. */
  finishParts(): Uint8Array[] {
    return [...this.parts, this.current()].filter(({ length }) => length > 0);
  }

  private current(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.position - this.start);
  }

  private byte(value: number): void {
    const at = this.grow(1);
    this.bytes[at] = value;
  }
}
