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

/** A Fetch that brought these records; the log ends behind the last of them unless it is said. */
export function brought(
  process: string,
  partition: number,
  records: readonly WireRecord[],
  { logEnd }: { logEnd?: number } = {},
): Loose<'fetch'> {
  const from = records[0]?.offset ?? 0;
  const next = (records.at(-1)?.offset ?? from - 1) + 1;
  const empty = fetched(process, partition, { from, count: 0, logEnd: logEnd ?? next });
  return { ...empty, records: [...records], next };
}

export function produced(
  partition: number,
  records: readonly WireRecord[],
  said: Partial<Loose<'produce'>> = {},
): Loose<'produce'> {
  return {
    type: 'produce',
    process: 'publisher',
    connection: 1,
    topic,
    partition,
    acks: -1,
    transactionalId: null,
    records: [...records],
    outcome: 'acknowledged',
    error: null,
    ...said,
  };
}

export function called(process: string, name: string): Loose<'call'> {
  return { type: 'call', process, call: 1, name };
}

export function returned(process: string, name: string): Loose<'return'> {
  return { type: 'return', process, call: 1, name, error: null };
}

/** The learner's code handed something over. */
export function reported(process: string, value: unknown, sink = 'onPickup'): Loose<'report'> {
  return { type: 'report', process, sink, value };
}

/** A commit for the group of the process's own name, unless it is said. */
export function committed(
  process: string,
  partition: number,
  offset: number,
  said: Partial<Loose<'commit'>> = {},
): Loose<'commit'> {
  const event = { type: 'commit', process, connection: 1, group: process, topic } as const;
  return { ...event, partition, offset, transactionalId: null, error: null, ...said };
}

export function left(
  process: string,
  group: string,
  said: Partial<Loose<'leave'>> = {},
): Loose<'leave'> {
  const memberId = `${process}-1`;
  return { type: 'leave', process, connection: 1, group, memberId, byHarness: false, ...said };
}

/** The broker answered that it knows no such member of the group (any more). */
export function putOut(
  process: string,
  group: string,
  said: Partial<Loose<'rebalance'>> = {},
): Loose<'rebalance'> {
  const memberId = `${process}-1`;
  const error = 'UNKNOWN_MEMBER_ID';
  return { type: 'rebalance', process, connection: 1, group, memberId, error, ...said };
}

export function startsAt(
  process: string,
  asked: Loose<'start-offset'>['asked'],
  partition: number,
  offset: number | null,
): Loose<'start-offset'> {
  const group = asked === 'commit' ? process : null;
  return { type: 'start-offset', process, connection: 1, asked, group, topic, partition, offset };
}

export function refused(api: string, subject: string, process = 'publisher'): Loose<'refused'> {
  return { type: 'refused', process, connection: 1, api, subject, error: 'UNKNOWN' };
}

export function opened(process: string): Loose<'connection'> {
  return { type: 'connection', process, connection: 1, change: 'opened' };
}

/** The life of a process begins or ends. */
export function process(
  name: string,
  change: Loose<'process'>['change'] = 'started',
): Loose<'process'> {
  return { type: 'process', process: name, change };
}

export function harnessDid(what: string): Loose<'harness'> {
  return { type: 'harness', process: null, did: { en: what, ko: what } };
}
