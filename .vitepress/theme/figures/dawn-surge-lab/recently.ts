// What came in the last so many seconds. Times only grow, so what is too old stands in front.
import { createFifo } from './fifo.ts';

export interface Recently<T> {
  add(at: number, one: T): void;
  count(now: number): number;
  all(now: number): T[];
}

/** @param gone is told of each that has become too old */
export function createRecently<T>(lasts: number, gone?: (one: T) => void): Recently<T> {
  const kept = createFifo<{ at: number; one: T }>();

  function forget(now: number): void {
    for (
      let next = kept.first();
      next !== undefined && next.at <= now - lasts;
      next = kept.first()
    ) {
      kept.shift();
      gone?.(next.one);
    }
  }

  return {
    add: (at, one) => kept.push({ at, one }),
    count(now) {
      forget(now);
      return kept.length;
    },
    all(now) {
      forget(now);
      return kept.all().map(({ one }) => one);
    },
  };
}
