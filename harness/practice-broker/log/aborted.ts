// The transactions of a partition that were aborted, in the order of their markers, so that who reads
// only what is committed can be told which records to leave out.
import type { Aborted } from './producers.ts';
import { lastThat } from './search.ts';

export type AbortedIndex = ReturnType<typeof createAbortedIndex>;

export function createAbortedIndex() {
  const entries: Aborted[] = [];
  return {
    add: (entry: Aborted): void => void entries.push(entry),

    /** Those with records from `from` on and below `until`. */
    between(from: bigint, until: bigint): Pick<Aborted, 'producerId' | 'firstOffset'>[] {
      const found: Pick<Aborted, 'producerId' | 'firstOffset'>[] = [];
      const first = lastThat(entries, ({ lastOffset }) => lastOffset < from) + 1;
      for (let i = first; i < entries.length; i++) {
        const { producerId, firstOffset, lastStable } = entries[i] as Aborted;
        if (firstOffset < until) found.push({ producerId, firstOffset });
        if (lastStable >= until) break;
      }
      return found;
    },

    /** Whether an offset of a producer lies in a transaction that was aborted. */
    covers(producerId: bigint, offset: bigint): boolean {
      const first = lastThat(entries, ({ lastOffset }) => lastOffset < offset) + 1;
      for (let i = first; i < entries.length; i++) {
        const entry = entries[i] as Aborted;
        if (entry.producerId === producerId && entry.firstOffset <= offset) return true;
      }
      return false;
    },

    /** Forgets those that lie below the log's first offset. */
    dropBelow(offset: bigint): void {
      entries.splice(0, lastThat(entries, ({ lastOffset }) => lastOffset < offset) + 1);
    },
  };
}
