// Which events of a replay show where the new version began, and on whose word.
import { recordName } from '../finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import type { Lot, Replayed } from '../scenes/replay.ts';

type History = readonly HistoryEvent[];

export const byOffset = (a: Lot, b: Lot): number => a.offset - b.offset;

/** The record of a pickup. */
export function placeOf(topic: string, lot: Lot | undefined): string {
  if (lot === undefined) return topic;
  return recordName(topic, lot.partition, lot.offset, lot.payable.farmId);
}

/** What it was told of the offsets of a time. */
export function offsetsOfTime(
  history: History,
  { to }: Replayed,
): HistoryEventOf<'start-offset'>[] {
  return eventsOf(history, 'start-offset', to)
    .filter((event) => event.asked === 'time')
    .slice(-3);
}

/** What it was told last of where to begin: its group's commits, or an end of the log. */
export function startsOf(history: History, { to }: Replayed): HistoryEventOf<'start-offset'>[] {
  return eventsOf(history, 'start-offset', to)
    .filter((event) => event.asked !== 'time')
    .slice(-3);
}

/** Its first Fetch of the partition that brought something. */
export function firstFetch(
  history: History,
  { to, topic }: Replayed,
  partition: number,
): HistoryEventOf<'fetch'>[] {
  return eventsOf(history, 'fetch', to)
    .filter(
      (event) => event.topic === topic && event.partition === partition && event.records.length > 0,
    )
    .slice(0, 1);
}

/** On what word it began there: what its group had committed, and the end of the log it took where that was nothing. */
export function beginningOf(
  history: History,
  replayed: Replayed,
  partition: number,
): HistoryEventOf<'start-offset'>[] {
  const [fetch] = firstFetch(history, replayed, partition);
  const told = eventsOf(history, 'start-offset', replayed.to).filter(
    (event) =>
      event.asked !== 'time' &&
      event.topic === replayed.topic &&
      event.partition === partition &&
      event.seq < (fetch?.seq ?? 0),
  );
  const commit = told.findLastIndex(({ asked }) => asked === 'commit');
  return told.slice(Math.max(0, commit));
}

/** Its Fetches that brought one of the lots. */
export function fetchesOf(
  history: History,
  { to }: Pick<Replayed, 'to'>,
  lots: readonly (Lot | undefined)[],
): HistoryEventOf<'fetch'>[] {
  const ids = new Set(lots.map((lot) => lot?.id));
  return eventsOf(history, 'fetch', to).filter(({ records }) =>
    records.some(({ headers }) => ids.has(headers['event-id'])),
  );
}

/** When a process left a group for good (its `seq`); `Infinity` while it is a member. */
export function leftAt(history: History, process: string, group: string): number {
  const left = eventsOf(history, 'leave', process).findLast((event) => event.group === group);
  const joined = lastJoin(history, process, group)?.seq ?? 0;
  return left === undefined || left.seq < joined ? Infinity : left.seq;
}

export function lastJoin(
  history: History,
  process: string,
  group: string,
): HistoryEventOf<'join'> | undefined {
  return eventsOf(history, 'join', process).findLast(
    (event) => event.group === group && event.error === null,
  );
}

/** The group that it is a member of now, and its last way in; `undefined` when it has left every group. */
export function memberSince(
  history: History,
  { to }: Pick<Replayed, 'to'>,
): HistoryEventOf<'join'> | undefined {
  return eventsOf(history, 'join', to).findLast(
    (event) => event.error === null && leftAt(history, to, event.group) === Infinity,
  );
}

/** Its leaving of a group after this. */
export function leavings(
  history: History,
  { to }: Pick<Replayed, 'to'>,
  after: HistoryEvent | undefined,
): HistoryEventOf<'leave'>[] {
  return eventsOf(history, 'leave', to)
    .filter(({ seq }) => seq > (after?.seq ?? 0))
    .slice(-1);
}

export function seqs(events: readonly HistoryEvent[], more: readonly number[] = []): number[] {
  return [...new Set([...events.map(({ seq }) => seq), ...more])].sort((a, b) => a - b);
}
