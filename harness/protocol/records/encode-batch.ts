// Builds one record batch (magic 2). A batch that was decoded can be given back as it is.
import { Writer } from '../bytes/writer.ts';
import { compressionNumber, gzip } from './compression.ts';
import { type Control, controlRecord } from './control.ts';
import { crc32c } from './crc32c.ts';
import { ATTRIBUTES, CRC_COVERS_FROM, HEADER_SIZE, LENGTH_COVERS_FROM, MAGIC } from './layout.ts';
import { type KafkaRecord, writeRecord } from './record.ts';

export interface RecordInput {
  /** Absolute; by default one after the record before, from the base offset. */
  offset?: bigint;
  /** Milliseconds since 1970; by default the batch's base timestamp. */
  timestamp?: bigint;
  key?: Uint8Array | null;
  value: Uint8Array | null;
  headers?: readonly { key: string; value: Uint8Array | null }[];
}

export interface BatchInput {
  /** May be left out for a control batch: then it is the marker that `control` names. */
  records?: readonly RecordInput[];
  /** By default 0; a broker overwrites it. */
  baseOffset?: bigint;
  /** By default the last record's. */
  lastOffset?: bigint;
  /** By default −1; a broker overwrites it. */
  partitionLeaderEpoch?: number;
  compression?: 'none' | 'gzip';
  timestampType?: 'create' | 'append';
  isTransactional?: boolean;
  isControl?: boolean;
  control?: Control | null;
  /** By default the first record's timestamp, or −1. */
  baseTimestamp?: bigint;
  /** By default the latest of the records' timestamps. */
  maxTimestamp?: bigint;
  /** These three are −1 by default: a producer that is not idempotent. */
  producerId?: bigint;
  producerEpoch?: number;
  baseSequence?: number;
}

const CONTEXT = { api: 'record batch', version: MAGIC };

/** The bytes of one batch. Throws ProtocolError for values that do not fit. */
export function encodeBatch(input: BatchInput): Uint8Array {
  const { baseOffset = 0n, compression = 'none', control = null } = input;
  const given: readonly RecordInput[] = input.records ?? (control ? [controlRecord(control)] : []);
  const baseTimestamp = input.baseTimestamp ?? given[0]?.timestamp ?? -1n;
  const records = complete(given, baseOffset, baseTimestamp);
  const plain = new Writer(CONTEXT, 1024);
  // Under append time the deltas are never read; 0 keeps them small.
  const isAppend = input.timestampType === 'append';
  for (const record of records) {
    const timestamp = isAppend ? baseTimestamp : record.timestamp;
    writeRecord(plain, { ...record, timestamp }, baseOffset, baseTimestamp);
  }
  const packed = compression === 'gzip' ? gzip(plain.finish()) : plain.finish();
  const lastOffset = input.lastOffset ?? records.at(-1)?.offset ?? baseOffset;
  const isControl = input.isControl ?? control !== null;

  const writer = new Writer(CONTEXT, HEADER_SIZE + packed.length);
  writer.int64(baseOffset);
  writer.int32(HEADER_SIZE - LENGTH_COVERS_FROM + packed.length);
  writer.int32(input.partitionLeaderEpoch ?? -1);
  writer.int8(MAGIC);
  writer.uint32(0); // the checksum, once everything after it is there
  writer.int16(
    compressionNumber(compression) |
      (isAppend ? ATTRIBUTES.appendTime : 0) |
      (input.isTransactional ? ATTRIBUTES.transactional : 0) |
      (isControl ? ATTRIBUTES.control : 0),
  );
  writer.int32(Number(lastOffset - baseOffset));
  writer.int64(baseTimestamp);
  writer.int64(input.maxTimestamp ?? latest(records, baseTimestamp));
  writer.int64(input.producerId ?? -1n);
  writer.int16(input.producerEpoch ?? -1);
  writer.int32(input.baseSequence ?? -1);
  writer.int32(records.length);
  writer.raw(packed);

  const bytes = writer.finish();
  const crc = crc32c(bytes.subarray(CRC_COVERS_FROM));
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(CRC_COVERS_FROM - 4, crc);
  return bytes;
}

function complete(
  given: readonly RecordInput[],
  baseOffset: bigint,
  baseTimestamp: bigint,
): KafkaRecord[] {
  const records: KafkaRecord[] = [];
  let next = baseOffset;
  for (const { offset = next, timestamp = baseTimestamp, key = null, value, headers } of given) {
    records.push({ offset, timestamp, key, value, headers: headers ? [...headers] : [] });
    next = offset + 1n;
  }
  return records;
}

function latest(records: readonly KafkaRecord[], baseTimestamp: bigint): bigint {
  let max = baseTimestamp;
  for (const { timestamp } of records) if (timestamp > max) max = timestamp;
  return max;
}
