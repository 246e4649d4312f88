import { expect, test } from 'vitest';
import {
  assignedTo,
  caughtUp,
  groupsAreSettled,
  isReading,
  startedAt,
  type HistoryEvent,
} from './history.ts';
import {
  assigned,
  fetched,
  history,
  joined,
  type LooseEvent,
  process,
  produced,
  record,
} from './testing/history.ts';

const owns = assigned('trace', 'trace', [0, 1]);

test('the partitions of a process are those of its last assignment', () => {
  const run = history(owns, assigned('trace', 'trace', [1]));
  expect(assignedTo(run, 'trace').map((one) => one.partition)).toEqual([1]);
  expect(assignedTo(run, 'settlement')).toEqual([]);
});

const second = { memberId: 'trace-2' };
/** Two members of one process, each with what it was given in the second generation. */
const both = [
  joined('trace', 'trace', 1),
  owns,
  joined('trace', 'trace', 2),
  { ...joined('trace', 'trace', 2), ...second },
  assigned('trace', 'trace', [0]),
  { ...assigned('trace', 'trace', [1]), ...second },
];

test('a process owns what all its members in the latest generation of a group own', () => {
  const partitions = (...run: readonly LooseEvent[]): number[] =>
    assignedTo(history(...run), 'trace').map(({ partition }) => partition);
  expect(partitions(...both)).toEqual([0, 1]);
  const alone = [{ ...joined('trace', 'trace', 3), ...second }];
  expect(partitions(...both, ...alone)).toEqual([]);
  expect(partitions(...both, ...alone, { ...owns, ...second })).toEqual([0, 1]);
});

test('a process has caught up when all its members have, each in the latest generation', () => {
  const atEnd = (one: number): LooseEvent =>
    fetched('trace', one, { from: 5, count: 0, logEnd: 5 });
  const caught = (...run: readonly LooseEvent[]): boolean => caughtUp(history(...run), 'trace');
  expect(caught(...both, atEnd(0), atEnd(1))).toBe(true);
  expect(caught(...both, atEnd(1))).toBe(false);
  // Who joins again, and has not been told yet, may be told more.
  const again = [joined('trace', 'trace', 3), { ...joined('trace', 'trace', 3), ...second }];
  expect(caught(...both, ...again, assigned('trace', 'trace', [0]), atEnd(0))).toBe(false);
});

test('a reader has caught up when its last Fetch of every partition brought nothing at the end', () => {
  const full = fetched('trace', 0, { from: 0, count: 5, logEnd: 5 });
  const atEnd = [
    fetched('trace', 0, { from: 5, count: 0, logEnd: 5 }),
    fetched('trace', 1, { from: 0, count: 0, logEnd: 0 }),
  ];
  expect(caughtUp(history(owns, full, ...atEnd), 'trace')).toBe(true);
  expect(caughtUp(history(owns, full), 'trace')).toBe(false);
  expect(caughtUp(history(owns, atEnd[0], full), 'trace')).toBe(false);
  expect(caughtUp(history(owns, atEnd[0]), 'trace')).toBe(false);
});

test('an empty Fetch proves nothing of what was written after it, once that can be read', () => {
  const atEnd = [0, 1].map((one) => fetched('trace', one, { from: 5, count: 0, logEnd: 5 }));
  const written = produced(1, [record(5, 'lot-5', 'farm-1')]);
  expect(caughtUp(history(owns, ...atEnd, written), 'trace')).toBe(false);
  const read = fetched('trace', 1, { from: 6, count: 0, logEnd: 6 });
  expect(caughtUp(history(owns, ...atEnd, written, read), 'trace')).toBe(true);

  const inTransaction = { ...written, transactionalId: 'grades' };
  const ended = (committed: boolean): LooseEvent => ({
    ...{ type: 'end-transaction', process: 'quality', connection: 1, error: null },
    ...{ transactionalId: 'grades', committed },
  });
  expect(caughtUp(history(owns, ...atEnd, inTransaction), 'trace')).toBe(true);
  expect(caughtUp(history(owns, ...atEnd, inTransaction, ended(false)), 'trace')).toBe(true);
  expect(caughtUp(history(owns, ...atEnd, inTransaction, ended(true)), 'trace')).toBe(false);
});

test('a Fetch before the last assignment proves nothing', () => {
  const atEnd = [0, 1].map((one) => fetched('trace', one, { from: 0, count: 0, logEnd: 0 }));
  expect(caughtUp(history(...atEnd, owns), 'trace')).toBe(false);
});

test('an empty answer of the tap’s own proves nothing', () => {
  const own = [0, 1].map((one) => fetched('trace', one, { from: 0, count: 0, logEnd: -1 }));
  expect(caughtUp(history(owns, ...own), 'trace')).toBe(false);
});

test('a process without partitions has not caught up', () => {
  expect(caughtUp(history(), 'trace')).toBe(false);
});

test('a reader reads once it fetched after its assignment, or was given no partition', () => {
  const fetch = fetched('trace', 0, { from: 0, count: 0, logEnd: -1 });
  expect(isReading(history(owns), 'trace')).toBe(false);
  expect(isReading(history(fetch, owns), 'trace')).toBe(false);
  expect(isReading(history(owns, fetch), 'trace')).toBe(true);
  expect(isReading(history(assigned('trace', 'trace', [])), 'trace')).toBe(true);
});

test('a group is settled for those who are in its latest generation', () => {
  const run: HistoryEvent[] = history(
    joined('settlement', 'readers', 1),
    joined('trace', 'readers', 2),
  );
  expect(groupsAreSettled(run, 'trace')).toBe(true);
  expect(groupsAreSettled(run, 'settlement')).toBe(false);
  expect(groupsAreSettled(history(...run, joined('settlement', 'readers', 2)), 'settlement')).toBe(
    true,
  );
});

test('a join that was refused settles and unsettles nothing', () => {
  const run = history(joined('trace', 'trace', 1), {
    ...joined('settlement', 'trace', 7),
    error: 'MEMBER_ID_REQUIRED',
  });
  expect(groupsAreSettled(run, 'trace')).toBe(true);
});

/** A process that had read all there was, and was killed. */
const before = [
  process('trace'),
  joined('trace', 'trace', 3),
  owns,
  ...[0, 1].map((one) => fetched('trace', one, { from: 0, count: 0, logEnd: 0 })),
  process('trace', 'killed'),
];

test('who is started again owns, reads and has caught up with nothing of before', () => {
  const dead = history(...before);
  expect([isReading(dead, 'trace'), caughtUp(dead, 'trace')]).toEqual([true, true]);
  const again = history(...before, process('trace'));
  expect(startedAt(again, 'trace')).toBe(before.length + 1);
  expect(assignedTo(again, 'trace')).toEqual([]);
  expect([isReading(again, 'trace'), caughtUp(again, 'trace')]).toEqual([false, false]);
});

test('nor does it once it has partitions, until it has asked for them itself', () => {
  const again = [...before, process('trace'), owns];
  expect(assignedTo(history(...again), 'trace')).toHaveLength(2);
  expect([isReading(history(...again), 'trace'), caughtUp(history(...again), 'trace')]).toEqual([
    ...[false, false],
  ]);
  const first = history(...again, fetched('trace', 0, { from: 0, count: 0, logEnd: 0 }));
  expect([isReading(first, 'trace'), caughtUp(first, 'trace')]).toEqual([true, false]);
  const all = history(...first, fetched('trace', 1, { from: 0, count: 0, logEnd: 0 }));
  expect(caughtUp(all, 'trace')).toBe(true);
});

test('a start of another process changes nothing', () => {
  const run = history(...before.slice(0, -1), process('settlement'));
  expect([isReading(run, 'trace'), caughtUp(run, 'trace')]).toEqual([true, true]);
  expect(startedAt(history(owns), 'trace')).toBe(0);
});

test('a group in which it was before it was started again unsettles nothing', () => {
  const later = joined('settlement', 'trace', 4);
  expect(groupsAreSettled(history(...before, later), 'trace')).toBe(false);
  expect(groupsAreSettled(history(...before, later, process('trace')), 'trace')).toBe(true);
  const back = [...before, later, process('trace'), joined('trace', 'trace', 3)];
  expect(groupsAreSettled(history(...back), 'trace')).toBe(false);
});
