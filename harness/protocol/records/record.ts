// One record inside a batch: lengths and deltas as zigzag varints, offsets and timestamps relative
// to the batch's.
import type { Reader } from '../bytes/reader.ts';
import { encodeUtf8 } from '../bytes/utf8.ts';
import { Writer } from '../bytes/writer.ts';

export interface KafkaRecord {
  offset: bigint;
  /** Milliseconds since 1970; −1 for none. */
  timestamp: bigint;
  key: Uint8Array | null;
  value: Uint8Array | null;
  headers: { key: string; value: Uint8Array | null }[];
}

/** Fewest bytes of a record: its length and six fields of at least one byte. */
export const MIN_RECORD_SIZE = 7;

export function readRecord(reader: Reader, baseOffset: bigint, baseTimestamp: bigint): KafkaRecord {
  const length = reader.varint();
  const start = reader.position;
  if (length < 0 || length > reader.remaining) reader.fail('the length of a record');
  reader.int8(); // attributes, of which none is in use
  const timestamp = baseTimestamp + reader.varlong();
  const offset = baseOffset + BigInt(reader.varint());
  const key = readBlob(reader);
  const value = readBlob(reader);
  const headerCount = reader.varint();
  if (headerCount < 0 || headerCount * 2 > reader.remaining) reader.fail('the number of headers');
  const headers: KafkaRecord['headers'] = [];
  for (let i = 0; i < headerCount; i++) {
    const keyLength = reader.varint();
    if (keyLength < 0) reader.fail('the length of a header key');
    headers.push({ key: reader.text(keyLength), value: readBlob(reader) });
  }
  if (reader.position !== start + length) reader.fail('the end of the record');
  return { offset, timestamp, key, value, headers };
}

export function writeRecord(
  writer: Writer,
  record: KafkaRecord,
  baseOffset: bigint,
  baseTimestamp: bigint,
): void {
  const body = new Writer(writer.context);
  body.int8(0);
  body.varlong(record.timestamp - baseTimestamp);
  body.varint(Number(record.offset - baseOffset));
  writeBlob(body, record.key);
  writeBlob(body, record.value);
  body.varint(record.headers.length);
  for (const { key, value } of record.headers) {
    writeBlob(body, encodeUtf8(key));
    writeBlob(body, value);
  }
  const bytes = body.finish();
  writer.varint(bytes.length);
  writer.raw(bytes);
}

function readBlob(reader: Reader): Uint8Array | null {
  const length = reader.varint();
  if (length === -1) return null;
  if (length < 0) reader.fail('a length or null');
  return reader.raw(length);
}

function writeBlob(writer: Writer, bytes: Uint8Array | null): void {
  writer.varint(bytes ? bytes.length : -1);
  if (bytes) writer.raw(bytes);
}
