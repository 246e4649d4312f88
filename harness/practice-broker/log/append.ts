// Appends what a producer sent to a partition: checked, told from what was sent before, and stamped
// with its offset. The bytes are copied once, into the log.
import { errorCode } from '../../protocol/errors.ts';
import { encodeBatch, decodeBatches } from '../../protocol/records/batches.ts';
import { compressionOf } from '../../protocol/records/compression.ts';
import { crc32c } from '../../protocol/records/crc32c.ts';
import { AT, ATTRIBUTES, CRC_COVERS_FROM } from '../../protocol/records/layout.ts';
import type { State } from '../state.ts';
import { logChanged } from './change.ts';
import { checkBatch, type CheckedBatch, type Refusal } from './check-batch.ts';
import { appendedTo } from './housekeeping.ts';
import type { Partition } from './partition.ts';

export type AppendResult =
  | Refusal
  | { errorCode: 0; baseOffset: bigint; /** −1: the producer's stands. */ appendTime: bigint };

const STORAGE: Refusal = { errorCode: errorCode('KAFKA_STORAGE_ERROR'), isByLog: false };
/** What remembering one more producer costs, in bytes. */
export const PRODUCER_COST = 256;

export function appendBatch(
  state: State,
  partition: Partition,
  sent: Uint8Array | null,
): AppendResult {
  const { topic, index, log, producers } = partition;
  const { settings } = topic;
  const checked = checkBatch(sent, partition, state.now);
  if ('errorCode' in checked) return checked;
  const { view, attributes, recordCount } = checked;

  const producerId = view.getBigInt64(AT.producerId);
  const producer = {
    producerId,
    epoch: view.getInt16(AT.producerEpoch),
    firstSequence: view.getInt32(AT.baseSequence),
    recordCount,
  };
  const isTransactional = (attributes & ATTRIBUTES.transactional) !== 0;
  if (producerId >= 0n) {
    const { epoch } = producer;
    const refused = isTransactional
      ? state.transactions.mayProduce({ id: producerId, epoch }, topic.name, index)
      : 0;
    if (refused !== 0) return { errorCode: refused, isByLog: false };
    const known = producers.check(producer);
    if (typeof known === 'object') {
      return { errorCode: 0, baseOffset: known.baseOffset, appendTime: known.timestamp };
    }
    if (known !== 0) return { errorCode: known, isByLog: true };
    if (!isTransactional && producers.isOpen(producerId)) {
      return { errorCode: errorCode('INVALID_TXN_STATE'), isByLog: true };
    }
  }

  const isAppendTime = settings.timestampType === 'LogAppendTime';
  const timestamp = isAppendTime ? BigInt(state.now) : checked.maxTimestamp;
  const stamped = stamp(checked, log.end, timestamp, isAppendTime, settings.compression);
  const remembered = producers.size;
  if (!state.memory.take(stamped.length)) return STORAGE;
  const baseOffset = log.end;
  const isRolled = log.append(stamped, state.now, settings);
  if (producerId >= 0n) {
    producers.appended(producer, { baseOffset, timestamp, now: state.now, isTransactional });
    if (producers.size > remembered) state.memory.force(PRODUCER_COST);
  }
  appendedTo(state, partition, isRolled);
  logChanged(state, partition);
  return { errorCode: 0, baseOffset, appendTime: isAppendTime ? timestamp : -1n };
}

/** The batch with what the broker decides: offset, leader epoch, and where the topic says so, time and compression. */
function stamp(
  { bytes, view, attributes, maxTimestamp }: CheckedBatch,
  baseOffset: bigint,
  timestamp: bigint,
  isAppendTime: boolean,
  compression: 'producer' | 'none' | 'gzip',
): Uint8Array {
  const has = compressionOf(attributes & ATTRIBUTES.compression);
  const isRepacked = compression !== 'producer' && compression !== has;
  const stamped = (isRepacked ? repacked(bytes, compression) : undefined) ?? bytes;
  // What came is a view on the frame, and nobody reads the frame again: it may be written to.
  const target =
    stamped === bytes ? view : new DataView(stamped.buffer, stamped.byteOffset, stamped.length);
  target.setBigInt64(AT.baseOffset, baseOffset);
  target.setInt32(AT.leaderEpoch, 0);
  const typeBit = isAppendTime ? ATTRIBUTES.appendTime : 0;
  const set = (target.getInt16(AT.attributes) & ~ATTRIBUTES.appendTime) | typeBit;
  const isSealed =
    target.getInt16(AT.attributes) === set && target.getBigInt64(AT.maxTimestamp) === timestamp;
  if (!isSealed) {
    target.setInt16(AT.attributes, set);
    target.setBigInt64(AT.maxTimestamp, isAppendTime ? timestamp : maxTimestamp);
    target.setUint32(AT.crc, crc32c(stamped.subarray(CRC_COVERS_FROM)));
  }
  return stamped;
}

/** The batch in another compression; `undefined` if its records cannot be read. */
function repacked(bytes: Uint8Array, compression: 'none' | 'gzip'): Uint8Array | undefined {
  const [batch] = decodeBatches(bytes);
  if (!batch?.records) return undefined;
  return encodeBatch({ ...batch, records: batch.records, compression });
}
