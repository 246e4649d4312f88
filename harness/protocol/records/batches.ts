// Record batches (magic 2), as they stand in Produce, in Fetch and in a broker's log. Base offset
// and partition leader epoch lie outside the checksum: a broker may overwrite them in place.
import { Reader } from '../bytes/reader.ts';
import { ProtocolError } from '../errors.ts';
import { type Compression, compressionOf, gunzip } from './compression.ts';
import { type Control, controlOf } from './control.ts';
import { crc32c } from './crc32c.ts';
import { ATTRIBUTES, CRC_COVERS_FROM, HEADER_SIZE, LENGTH_COVERS_FROM, MAGIC } from './layout.ts';
import { type KafkaRecord, MIN_RECORD_SIZE, readRecord } from './record.ts';

export type { Compression } from './compression.ts';
export { encodeBatch, type BatchInput, type RecordInput } from './encode-batch.ts';
export type { KafkaRecord } from './record.ts';

export interface RecordBatch {
  baseOffset: bigint;
  /** May lie beyond the last record of a compacted batch. */
  lastOffset: bigint;
  partitionLeaderEpoch: number;
  compression: Compression;
  /** Who set the timestamps: the producer, or the broker when it appended. */
  timestampType: 'create' | 'append';
  isTransactional: boolean;
  isControl: boolean;
  /** Milliseconds since 1970; −1 for none. */
  baseTimestamp: bigint;
  maxTimestamp: bigint;
  /** −1 for a producer that is not idempotent; so may be the two after it. */
  producerId: bigint;
  producerEpoch: number;
  baseSequence: number;
  recordCount: number;
  /**
   * `null` if they cannot be read: packed with a compression other than gzip, or the checksum is
   * wrong (`crcOk`). Keys and values are views on the input where it is not compressed.
   */
  records: KafkaRecord[] | null;
  /** What a control batch says about its transaction; `null` for other batches. */
  control: Control | null;
  crcOk: boolean;
}

const CONTEXT = { api: 'record batch', version: MAGIC };

/**
 * Reads batches one after the other. A batch that is cut off at the end, as Fetch may give, is
 * left out. Offsets and timestamps of records are absolute. Throws ProtocolError for other magics
 * and for batches that are malformed although their checksum is right.
 */
export function decodeBatches(bytes: Uint8Array): RecordBatch[] {
  const reader = new Reader(bytes, CONTEXT);
  const batches: RecordBatch[] = [];
  while (reader.remaining >= HEADER_SIZE) {
    const start = reader.position;
    const baseOffset = reader.int64();
    const length = reader.int32();
    if (length < HEADER_SIZE - LENGTH_COVERS_FROM) {
      reader.fail('the length of a batch', start + 8);
    }
    if (length > reader.remaining) break;
    const body = reader.raw(length);
    batches.push(decodeBatch(body, baseOffset, start + LENGTH_COVERS_FROM));
  }
  return batches;
}

/** Reads one batch from its leader epoch on; `at` is where that lies in the whole. */
function decodeBatch(body: Uint8Array, baseOffset: bigint, at: number): RecordBatch {
  const reader = new Reader(body, CONTEXT);
  const partitionLeaderEpoch = reader.int32();
  if (reader.int8() !== MAGIC) throw new ProtocolError(CONTEXT, at + 4, 'magic 2');
  const crcOk = reader.uint32() === crc32c(body.subarray(CRC_COVERS_FROM - LENGTH_COVERS_FROM));
  const attributes = reader.int16();
  const compression = compressionOf(attributes & ATTRIBUTES.compression);
  if (!compression) throw new ProtocolError(CONTEXT, at + 9, 'a known compression');
  const isControl = (attributes & ATTRIBUTES.control) !== 0;
  const header = {
    baseOffset,
    lastOffset: baseOffset + BigInt(reader.int32()),
    partitionLeaderEpoch,
    compression,
    timestampType: attributes & ATTRIBUTES.appendTime ? ('append' as const) : ('create' as const),
    isTransactional: (attributes & ATTRIBUTES.transactional) !== 0,
    isControl,
    baseTimestamp: reader.int64(),
    maxTimestamp: reader.int64(),
    producerId: reader.int64(),
    producerEpoch: reader.int16(),
    baseSequence: reader.int32(),
    recordCount: reader.int32(),
  };
  const records = crcOk ? decodeRecords(header, reader.rest()) : null;
  return { ...header, records, control: isControl ? controlOf(records?.[0]?.key) : null, crcOk };
}

type Header = Omit<RecordBatch, 'records' | 'control' | 'crcOk'>;

function decodeRecords(header: Header, packed: Uint8Array): KafkaRecord[] | null {
  const { compression, recordCount, baseOffset, baseTimestamp, maxTimestamp } = header;
  if (compression !== 'none' && compression !== 'gzip') return null;
  const bytes = compression === 'gzip' ? gunzip(packed) : packed;
  if (!bytes) throw new ProtocolError(CONTEXT, HEADER_SIZE, 'records packed with gzip');
  const reader = new Reader(bytes, CONTEXT);
  if (recordCount < 0 || recordCount * MIN_RECORD_SIZE > bytes.length) {
    reader.fail(`${recordCount} records`);
  }
  const records: KafkaRecord[] = [];
  for (let i = 0; i < recordCount; i++) {
    const record = readRecord(reader, baseOffset, baseTimestamp);
    if (header.timestampType === 'append') record.timestamp = maxTimestamp;
    records.push(record);
  }
  reader.end();
  return records;
}
