// A store that does one operation at a time, in the order of arrival, and what each waits for its turn. That is Lindley's
// recursion: an operation begins once it has arrived and the one before it is done. Who asks makes no difference to the
// store: a report's reads stand in the same queue as everybody's.
import type { Random } from './random.ts';

/** One read or write; times in ms. */
export interface StoreOperation {
  /** When it arrives. */
  at: number;
  /** For how long the store is busy with it. */
  takes: number;
  /** Who asks. */
  by: string;
}

export interface ServedOperation extends StoreOperation {
  /** How long it waits before the store begins with it (ms). */
  waits: number;
  /** When it is done (ms). */
  done: number;
}

/** What becomes of operations, in the order of their arrival; of those that arrive together, in the given one. */
export function waits(operations: readonly StoreOperation[]): ServedOperation[] {
  let free = -Infinity;
  return [...operations]
    .sort((one, other) => one.at - other.at)
    .map((operation) => {
      const begins = Math.max(operation.at, free);
      free = begins + operation.takes;
      return { ...operation, waits: begins - operation.at, done: free };
    });
}

/**
 * The smallest of the values that so many percent of them do not exceed (nearest rank).
 * @param percent above 0, up to 100
 * @throws {RangeError} when there is no value
 */
export function percentile(values: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * values.length));
  const value = [...values].sort((one, other) => one - other)[rank - 1];
  if (value === undefined) throw new RangeError('There is no percentile of no values.');
  return value;
}

/** Between arrivals that know nothing of each other, or for work of which much is short and little is long. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random.next());
}

/** When they come (ms), one each `everyMs` on average and none because of another, from 0 to `forMs`. */
export function arrivals(
  random: Random,
  { everyMs, forMs }: { everyMs: number; forMs: number },
): number[] {
  const times: number[] = [];
  for (let at = exponential(random, everyMs); at < forMs; at += exponential(random, everyMs)) {
    times.push(at);
  }
  return times;
}
