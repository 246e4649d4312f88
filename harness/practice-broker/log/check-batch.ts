// Whether what a producer sent is one whole batch that may be appended. Records are walked over, not
// decoded: what is asked of them stands in a few bytes at their start.
import { Reader } from '../../protocol/bytes/reader.ts';
import { errorCode, ProtocolError } from '../../protocol/errors.ts';
import { compressionOf, gunzip } from '../../protocol/records/compression.ts';
import { crc32c } from '../../protocol/records/crc32c.ts';
import {
  AT,
  ATTRIBUTES,
  CRC_COVERS_FROM,
  HEADER_SIZE,
  LENGTH_COVERS_FROM,
  MAGIC,
} from '../../protocol/records/layout.ts';
import type { Partition } from './partition.ts';

/** Where a batch is to go: what is taken there, and how it is called in messages to the producer. */
export type Target = Pick<Partition, 'topic' | 'index'>;

export interface Refusal {
  errorCode: number;
  /** Kafka tells the log's first offset only where the log itself has refused. */
  isByLog: boolean;
  errorMessage?: string;
  recordErrors?: { batchIndex: number; batchIndexErrorMessage: string }[];
}

export interface CheckedBatch {
  bytes: Uint8Array;
  view: DataView;
  attributes: number;
  recordCount: number;
  /** The latest timestamp of the records, which the header may have told wrongly. */
  maxTimestamp: bigint;
}

const INVALID_RECORD: Refusal = { errorCode: errorCode('INVALID_RECORD'), isByLog: false };
const INVALID_IN_LOG: Refusal = { ...INVALID_RECORD, isByLog: true };
const CONTEXT = { api: 'record batch', version: MAGIC };
const TOLD_ERRORS = 3;

/** The batch, or why it is refused. Kafka takes one batch, and overlooks a cut one behind it. */
export function checkBatch(
  sent: Uint8Array | null,
  target: Target,
  now: number,
): CheckedBatch | Refusal {
  if (!sent || sent.length < HEADER_SIZE) return INVALID_RECORD;
  const whole = new DataView(sent.buffer, sent.byteOffset, sent.byteLength);
  const size = LENGTH_COVERS_FROM + whole.getInt32(AT.length);
  if (size < HEADER_SIZE) return { errorCode: errorCode('CORRUPT_MESSAGE'), isByLog: false };
  if (size > sent.length) return INVALID_RECORD;
  const magic = whole.getInt8(AT.magic);
  if (magic > MAGIC || magic < 0) {
    const errorMessage = `Invalid magic found in record: ${magic}`;
    return { errorCode: errorCode('CORRUPT_MESSAGE'), isByLog: false, errorMessage };
  }
  if (magic < MAGIC || hasSecond(whole, size)) return INVALID_RECORD;
  if (size > target.topic.settings.maxMessageBytes) {
    return { errorCode: errorCode('MESSAGE_TOO_LARGE'), isByLog: false };
  }
  // Offsets are the broker's to give.
  if (whole.getBigInt64(AT.baseOffset) !== 0n) return INVALID_IN_LOG;
  const bytes = sent.subarray(0, size);
  if (whole.getUint32(AT.crc) !== crc32c(bytes.subarray(CRC_COVERS_FROM))) {
    return { errorCode: errorCode('CORRUPT_MESSAGE'), isByLog: false };
  }
  return checkRecords(bytes, whole, target, now);
}

function hasSecond(view: DataView, size: number): boolean {
  const left = view.byteLength - size;
  return left >= HEADER_SIZE && left >= LENGTH_COVERS_FROM + view.getInt32(size + AT.length);
}

function checkRecords(
  bytes: Uint8Array,
  view: DataView,
  target: Target,
  now: number,
): CheckedBatch | Refusal {
  const attributes = view.getInt16(AT.attributes);
  const recordCount = view.getInt32(AT.recordCount);
  const isDense = view.getInt32(AT.lastOffsetDelta) === recordCount - 1;
  if (recordCount <= 0 || !isDense || (attributes & ATTRIBUTES.control) !== 0) {
    return INVALID_IN_LOG;
  }
  if (view.getBigInt64(AT.producerId) >= 0n && view.getInt32(AT.baseSequence) < 0) {
    return INVALID_IN_LOG;
  }
  const compression = compressionOf(attributes & ATTRIBUTES.compression);
  if (!compression) return { errorCode: errorCode('UNSUPPORTED_COMPRESSION_TYPE'), isByLog: false };
  const packed = bytes.subarray(HEADER_SIZE);
  const records = compression === 'gzip' ? gunzip(packed) : packed;
  if (!records) return { errorCode: errorCode('CORRUPT_MESSAGE'), isByLog: true };
  let maxTimestamp = view.getBigInt64(AT.maxTimestamp);
  if (compression === 'none' || compression === 'gzip') {
    const walked = walk(records, view, target, now);
    if (typeof walked !== 'bigint') return walked;
    maxTimestamp = walked;
  }
  return { bytes, view, attributes, recordCount, maxTimestamp };
}

/** Looks at each record's start. Gives the latest timestamp. */
function walk(records: Uint8Array, view: DataView, target: Target, now: number): bigint | Refusal {
  const reader = new Reader(records, CONTEXT);
  const count = view.getInt32(AT.recordCount);
  const base = view.getBigInt64(AT.baseTimestamp);
  const problems = createProblems(target, view, now);
  let max = -1n;
  try {
    for (let i = 0; i < count; i++) {
      const length = reader.varint();
      const start = reader.position;
      reader.int8();
      const timestamp = base + reader.varlong();
      const isInOrder = reader.varint() === i;
      if (!isInOrder) return INVALID_IN_LOG;
      problems.look(i, timestamp, reader.varint());
      if (timestamp > max) max = timestamp;
      const walked = reader.position - start;
      if (length < walked) return INVALID_IN_LOG;
      reader.raw(length - walked);
    }
    if (reader.remaining > 0) return INVALID_IN_LOG;
  } catch (error) {
    if (error instanceof ProtocolError) return INVALID_IN_LOG;
    throw error;
  }
  return problems.refusal() ?? max;
}

/** Collects what is wrong with single records, in Kafka's words. */
function createProblems({ topic, index: partition }: Target, view: DataView, now: number) {
  const rules = topic.settings;
  const errors: NonNullable<Refusal['recordErrors']> = [];
  let isTime = false;
  const isAppend = (view.getInt16(AT.attributes) & ATTRIBUTES.appendTime) !== 0;
  const isBroker = rules.timestampType === 'LogAppendTime';
  const earliest = BigInt(now) - rules.timestampBeforeMaxMs;
  const latest = BigInt(now) + rules.timestampAfterMaxMs;
  return {
    look(index: number, timestamp: bigint, keyLength: number): void {
      if (rules.isCompacted && keyLength < 0) {
        const says = `Compacted topic cannot accept message without key in topic partition ${topic.name}-${partition}`;
        errors.push({ batchIndex: index, batchIndexErrorMessage: says });
      } else if (isBroker && isAppend) {
        isTime = true;
        const says =
          'Invalid timestamp type in message. Producer should not set timestamp type to LogAppendTime.';
        errors.push({ batchIndex: index, batchIndexErrorMessage: says });
      } else if (!isBroker && timestamp !== -1n && (timestamp > latest || timestamp < earliest)) {
        isTime = true;
        const says = `Timestamp ${timestamp} of message with offset ${index} is out of range. The timestamp should be within [${earliest}, ${latest}]`;
        errors.push({ batchIndex: index, batchIndexErrorMessage: says });
      }
    },
    refusal(): Refusal | undefined {
      if (errors.length === 0) return undefined;
      const first = errors
        .slice(0, TOLD_ERRORS)
        .map(
          (e) => `RecordError(batchIndex=${e.batchIndex}, message='${e.batchIndexErrorMessage}')`,
        );
      const errorMessage = isTime
        ? 'One or more records have been rejected due to invalid timestamp'
        : `One or more records have been rejected due to ${errors.length} record errors in total, and only showing the first three errors at most: [${first.join(', ')}]`;
      const code = errorCode(isTime ? 'INVALID_TIMESTAMP' : 'INVALID_RECORD');
      return { errorCode: code, isByLog: true, errorMessage, recordErrors: errors };
    },
  };
}
