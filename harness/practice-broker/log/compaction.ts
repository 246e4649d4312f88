// Compaction: of each key the last record stays, in the segments that no longer grow. Tombstones stay
// for `delete.retention.ms` more, so that readers see them; records of aborted transactions go.
import { decodeBatches, encodeBatch } from '../../protocol/records/batches.ts';
import type { KafkaRecord, RecordBatch } from '../../protocol/records/batches.ts';
import type { State } from '../state.ts';
import { logChanged } from './change.ts';
import type { Partition } from './partition.ts';
import * as segments from './segment.ts';
import type { Segment } from './segment.ts';

/** Compacts a partition if its time has come. `waits`: there may be something to do later, without anything new. */
export function compact(state: State, partition: Partition): 'done' | 'waits' {
  const { log, topic, lastStable } = partition;
  if (partition.isDeleted || !topic.settings.isCompacted) return 'done';
  const closed = log.segments.slice(0, -1);
  const isLagging = (segment: Segment): boolean =>
    state.now - ageFrom(segment) < topic.settings.minCompactionLagMs;
  let count = closed.findIndex(
    (segment, i) => isLagging(segment) || endOf(partition, i) > lastStable,
  );
  if (count < 0) count = closed.length;
  const waits = count < closed.length ? 'waits' : 'done';
  const dirty = closed.slice(0, count).filter((_, i) => endOf(partition, i) > partition.cleanedTo);
  if (dirty.length === 0) return waits;
  if (!isDirtyEnough(state, partition, closed.slice(0, count), dirty)) {
    return Number.isFinite(topic.settings.maxCompactionLagMs) ? 'waits' : waits;
  }
  const of = log.segments.slice(0, count);
  const cleanTo = endOf(partition, count - 1);
  const before = partition.cleanedTo;
  const last = lastOffsets(partition, of);
  const by = of.map((segment) => rewritten(state, partition, segment, last, before));
  state.memory.give(log.replace(0, count, merged(by)));
  partition.cleanedTo = cleanTo;
  logChanged(state, partition);
  return waits;
}

function isDirtyEnough(
  state: State,
  { topic }: Partition,
  all: readonly Segment[],
  dirty: readonly Segment[],
): boolean {
  const { minCleanableRatio, maxCompactionLagMs } = topic.settings;
  const sum = (of: readonly Segment[]): number => of.reduce((bytes, { size }) => bytes + size, 0);
  const [first] = dirty;
  const isOverdue = first !== undefined && state.now - ageFrom(first) > maxCompactionLagMs;
  return isOverdue || sum(dirty) / sum(all) > minCleanableRatio;
}

function ageFrom({ firstTimestamp = -1n, createdAt }: Segment): number {
  return firstTimestamp >= 0n ? Number(firstTimestamp) : createdAt;
}

function endOf({ log }: Partition, segment: number): bigint {
  return log.segments[segment + 1]?.baseOffset ?? log.end;
}

/** The last offset of each key, aborted records left aside. */
function lastOffsets(partition: Partition, of: readonly Segment[]): Map<string, bigint> {
  const last = new Map<string, bigint>();
  for (const segment of of) {
    for (const bytes of segments.batchesOf(segment)) {
      const [batch] = decodeBatches(bytes);
      if (!batch?.records || batch.isControl || isAborted(partition, batch)) continue;
      for (const { key, offset } of batch.records) if (key) last.set(keyText(key), offset);
    }
  }
  return last;
}

/** Bytes as text, one character each, so that a map can hold them. */
function keyText(key: Uint8Array): string {
  let text = '';
  for (const byte of key) text += String.fromCharCode(byte);
  return text;
}

function isAborted({ aborted }: Partition, batch: RecordBatch): boolean {
  return batch.isTransactional && aborted.covers(batch.producerId, batch.baseOffset);
}

/** A segment with only what stays. Batches without records are left out: clients cannot get past them. */
function rewritten(
  state: State,
  partition: Partition,
  segment: Segment,
  last: ReadonlyMap<string, bigint>,
  cleanedBefore: bigint,
): Segment {
  const target = segments.createSegment(segment.baseOffset, segment.createdAt);
  const { deleteRetentionMs } = partition.topic.settings;
  for (const bytes of segments.batchesOf(segment)) {
    const [batch] = decodeBatches(bytes);
    // What cannot be read, for its compression, is kept as it is.
    if (!batch?.records) {
      segments.append(target, bytes);
      continue;
    }
    // A tombstone or marker goes in a later round than the one that first kept it, and not before its time.
    const wasCleaned = batch.lastOffset < cleanedBefore;
    const isOut = wasCleaned && state.now - Number(batch.maxTimestamp) > deleteRetentionMs;
    const stays = ({ key, value, offset }: KafkaRecord): boolean => {
      if (batch.isControl) return !isOut;
      // Of what was aborted nothing is a last one.
      return key !== null && last.get(keyText(key)) === offset && (value !== null || !isOut);
    };
    const records = batch.records.filter(stays);
    if (records.length === batch.records.length) segments.append(target, bytes);
    else if (records.length > 0) segments.append(target, encodeKept(batch, records));
  }
  return target;
}

/** The batch with some of its records; its offsets and sequence still span what they did. */
function encodeKept(batch: RecordBatch, records: readonly KafkaRecord[]): Uint8Array {
  const { compression } = batch;
  const packed = compression === 'gzip' ? compression : 'none';
  const maxTimestamp =
    batch.timestampType === 'append'
      ? batch.maxTimestamp
      : records.reduce((max, { timestamp }) => (timestamp > max ? timestamp : max), -1n);
  return encodeBatch({ ...batch, compression: packed, records, maxTimestamp, control: null });
}

/** Segments without anything in them are not kept, but for one that says where the log begins. */
function merged(of: readonly Segment[]): Segment[] {
  return of.filter(({ size }) => size > 0);
}
