// When logs are tidied: retention every five minutes, compaction every `log.cleaner.backoff.ms`, each
// only as long as there is something to look after.
import type { State } from '../state.ts';
import { compact } from './compaction.ts';
import type { Partition } from './partition.ts';
import { retain } from './retention.ts';

/** Kafka's `log.retention.check.interval.ms`. */
const RETENTION_INTERVAL_MS = 300_000;
/** `log.cleaner.backoff.ms` of the small node. */
const CLEANER_INTERVAL_MS = 200;

export interface Housekeeping {
  isRetentionSet: boolean;
  isCleanerSet: boolean;
  /** Compacted partitions that rolled a segment, or were set to be compacted, since they were last clean. */
  readonly cleanable: Set<Partition>;
}

export function createHousekeeping(): Housekeeping {
  return { isRetentionSet: false, isCleanerSet: false, cleanable: new Set() };
}

/** Something was appended: what is to be done about it later? */
export function appendedTo(state: State, partition: Partition, isRolled: boolean): void {
  setRetention(state);
  if (isRolled) mayCompact(state, partition);
}

/** A partition may have become one to compact. */
export function mayCompact(state: State, partition: Partition): void {
  if (!partition.topic.settings.isCompacted) return;
  state.housekeeping.cleanable.add(partition);
  setCleaner(state);
}

function setRetention(state: State): void {
  const { housekeeping, timers } = state;
  if (housekeeping.isRetentionSet) return;
  housekeeping.isRetentionSet = true;
  timers.set('log-retention', state.now + RETENTION_INTERVAL_MS, () => {
    housekeeping.isRetentionSet = false;
    let isAnyLeft = false;
    for (const topic of state.topics.all()) {
      for (const partition of topic.partitions) {
        retain(state, partition);
        if (partition.log.size > 0 || partition.producers.size > 0) isAnyLeft = true;
      }
    }
    if (isAnyLeft) setRetention(state);
  });
}

function setCleaner(state: State): void {
  const { housekeeping, timers } = state;
  if (housekeeping.isCleanerSet || housekeeping.cleanable.size === 0) return;
  housekeeping.isCleanerSet = true;
  timers.set('log-cleaner', state.now + CLEANER_INTERVAL_MS, () => {
    housekeeping.isCleanerSet = false;
    for (const partition of housekeeping.cleanable) {
      if (compact(state, partition) === 'done') housekeeping.cleanable.delete(partition);
    }
    setCleaner(state);
  });
}
