import { expect, test } from 'vitest';
import { assignedTo, caughtUp, groupsAreSettled, isReading, type HistoryEvent } from './history.ts';
import { assigned, fetched, history, joined } from './testing/history.ts';

const owns = assigned('trace', 'trace', [0, 1]);

test('the partitions of a process are those of its last assignment', () => {
  const run = history(owns, assigned('trace', 'trace', [1]));
  expect(assignedTo(run, 'trace').map((one) => one.partition)).toEqual([1]);
  expect(assignedTo(run, 'settlement')).toEqual([]);
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
