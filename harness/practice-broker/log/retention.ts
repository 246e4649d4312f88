// Retention: segments that are too old or too much are deleted as a whole, oldest first. The last one is
// rolled for it when all its records are too old, as Kafka does.
import type { State } from '../state.ts';
import { PRODUCER_COST } from './append.ts';
import { logChanged } from './change.ts';
import type { Partition } from './partition.ts';

/** Kafka's `producer.id.expiration.ms`. */
const PRODUCER_EXPIRATION_MS = 86_400_000;

/** Deletes what a partition need not keep any more. */
export function retain(state: State, partition: Partition): void {
  const { log, topic, producers } = partition;
  const forgotten = producers.forgetBefore(state.now - PRODUCER_EXPIRATION_MS);
  state.memory.give(forgotten * PRODUCER_COST);
  if (!topic.settings.isDeleted || log.size === 0) return;
  const kept = firstKept(state, partition);
  if (kept === log.segments.length) log.roll(state.now);
  const to = log.segments[kept]?.baseOffset;
  if (to !== undefined && to > log.start) deleteBelow(state, partition, to);
}

/** Raises a log's first offset and frees what lies wholly below. */
export function deleteBelow(state: State, partition: Partition, offset: bigint): void {
  const { log, aborted } = partition;
  if (offset === log.end) log.roll(state.now);
  state.memory.give(log.raiseStart(offset));
  aborted.dropBelow(log.start);
  logChanged(state, partition);
}

/** The index of the first segment that stays. What is not decided yet stays in any case. */
function firstKept(state: State, { log, topic, lastStable }: Partition): number {
  const { retentionMs, retentionBytes } = topic.settings;
  let tooMuch = retentionBytes < 0 ? 0 : log.size - retentionBytes;
  let kept = 0;
  for (const segment of log.segments) {
    const end = log.segments[kept + 1]?.baseOffset ?? log.end;
    if (segment.size === 0 || end > lastStable) break;
    const newest = segment.maxTimestamp >= 0n ? Number(segment.maxTimestamp) : segment.createdAt;
    const isOld = retentionMs >= 0 && state.now - newest > retentionMs;
    const isTooMuch = retentionBytes >= 0 && tooMuch >= segment.size;
    if (!isOld && !isTooMuch) break;
    tooMuch -= segment.size;
    kept++;
  }
  return kept;
}
