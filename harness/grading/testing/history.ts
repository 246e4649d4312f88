// Hand-written histories for tests: an event each, numbered in the order given.
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import type { HistoryEvent, HistoryEventOf } from '../history.ts';

type Unnumbered<T> = T extends unknown
  ? Omit<T, 'seq' | 'ms'> & { seq?: number; ms?: number }
  : never;
/** An event before it has its place in a run. */
export type LooseEvent = Unnumbered<HistoryEvent>;

export const topic = 'collection.pickups';

export function history(...events: (LooseEvent | undefined)[]): HistoryEvent[] {
  return events
    .filter((event) => event !== undefined)
    .map((event, index) => ({ ...event, seq: index + 1, ms: index }));
}

/** A record of a pickup, as a good publisher writes it. */
export function record(offset: number, lot: string, farm: string): WireRecord {
  const value = JSON.stringify({ lotId: lot, farmId: farm });
  return { offset, timestamp: 0, key: farm, value, headers: { 'event-id': lot } };
}

type Loose<T extends HistoryEvent['type']> = Unnumbered<HistoryEventOf<T>>;

export function assigned(
  process: string,
  group: string,
  partitions: readonly number[],
): Loose<'assigned'> {
  return {
    type: 'assigned',
    process,
    connection: 1,
    group,
    memberId: `${process}-1`,
    partitions: partitions.map((partition) => ({ topic, partition })),
  };
}

export function joined(process: string, group: string, generation: number): Loose<'join'> {
  const memberId = `${process}-1`;
  return { type: 'join', process, connection: 1, group, memberId, generation, error: null };
}

export function fetched(
  process: string,
  partition: number,
  { from, count, logEnd }: { from: number; count: number; logEnd: number },
): Loose<'fetch'> {
  return {
    type: 'fetch',
    process,
    connection: 2,
    topic,
    partition,
    from,
    records: Array.from({ length: count }, (_, index) =>
      record(from + index, `lot-${from + index}`, 'farm-1'),
    ),
    next: from + count,
    logStart: 0,
    logEnd,
    error: null,
  };
}
