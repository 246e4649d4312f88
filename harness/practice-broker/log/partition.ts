// One partition: its log, what it remembers of producers, and who waits for more of it.
import type { Topic } from '../topics/topic.ts';
import { type AbortedIndex, createAbortedIndex } from './aborted.ts';
import { createLog, type Log } from './log.ts';
import { createProducers, type Producers } from './producers.ts';

export interface Partition {
  readonly topic: Topic;
  readonly index: number;
  readonly log: Log;
  readonly producers: Producers;
  readonly aborted: AbortedIndex;
  /** Up to where every transaction is decided (exclusive). */
  readonly lastStable: bigint;
  /** Those who wait; each is called after every change of where the log ends or is stable. */
  readonly waiters: Set<() => void>;
  /** Up to where it was compacted (exclusive). */
  cleanedTo: bigint;
  isDeleted: boolean;
}

export function createPartition(topic: Topic, index: number, now: number): Partition {
  const log = createLog(now);
  const producers = createProducers();
  return {
    ...{ topic, index, log, producers, waiters: new Set(), cleanedTo: 0n, isDeleted: false },
    aborted: createAbortedIndex(),
    get lastStable() {
      return producers.firstOpen() ?? log.end;
    },
  };
}

/** Lets those who wait look again. They may leave, or wait anew, meanwhile. */
export function wake({ waiters }: Partition): void {
  for (const waiter of [...waiters]) waiter();
}
