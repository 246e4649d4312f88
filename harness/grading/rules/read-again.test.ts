import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import {
  brought,
  committed,
  fetched,
  history,
  joined,
  startsAt,
  topic,
} from '../testing/history.ts';
import { amongStrangers } from '../testing/strangers.ts';
import { logOf, pickupsOf, readingOf, recordOf, type Pickup } from '../testing/tape.ts';
import { readAgain } from './read-again.ts';

/** `settlement` read it all; the same group reads on as `settlement-2` and gets so many of them. */
function run(got: (events: Pickup[]) => unknown[], groups = ['dairy', 'dairy'], from = 0) {
  const events = pickupsOf('farm-1', 'farm-1', 'farm-1', 'farm-1');
  const records = events.map((event, index) => recordOf(from + index, event));
  const log = logOf([records]);
  const [before, now] = groups as [string, string];
  const seen = history(
    joined('settlement', 'at-first', 1),
    joined('settlement', before, 1),
    brought('settlement', 0, records),
    ...[1, 2, 3, 4].map((n) => committed('settlement', 0, from + n, { group: before })),
    { ...joined('settlement-2', 'wrong', 0), error: 'MEMBER_ID_REQUIRED' },
    joined('settlement-2', now, 1),
    fetched('settlement-2', 0, { from, count: 0, logEnd: -1 }),
    ...[0, 1].map((part) => startsAt('settlement-2', 'earliest', part, from)),
    brought('settlement-2', 0, records),
    ...[2, 3].map((part) => startsAt('settlement-2', 'earliest', part, from)),
    ...records.map((one) => brought('settlement-2', 0, [one])),
  );
  const reading = readingOf(events, log, {
    name: 'settlement-2',
    group: now,
    after: 'settlement',
    expected: [],
    got: got(events),
  });
  const found = readAgain(reading, seen);
  expect(amongStrangers(seen, (run) => readAgain(reading, run))).toEqual(found);
  return { found, seen, reading };
}

test('a reader that goes on where its group was, and gets nothing, does well', () => {
  expect(run(() => []).found).toEqual([]);
});

test('a reader that began for the first time may get everything', () => {
  const { reading, seen } = run((all) => all);
  const { after: _, ...first } = reading;
  expect(readAgain(first, seen)).toEqual([]);
});

test('a reader that gets one record again, though its group had committed it, is told so', () => {
  const { found, seen } = run((all) => all.slice(2, 3));
  const one = theOne(found, seen, 'settlement', 'settlement-2', 1);
  expect(namesOf(found)).toEqual(['DUP settlement restart']);
  // The last commits of the one before; this one’s join, where it began, and what it was given.
  expect(one).toMatchObject({
    where: `${topic}/0@2 (farm-1)`,
    evidence: [5, 6, 7, 9, 11, 12, 13, 14, 16, 17],
  });
  expect(one.firstBad).toBe(13);
});

test('how many it got again is told', () => {
  const some = run((all) => all.slice(1));
  theOne(some.found, some.seen, 3);
  const all = run((events) => events);
  theOne(all.found, all.seen, 4);
});

test('who read for another group than before is told both groups', () => {
  const { found, seen } = run((all) => all, ['dairy-1', 'dairy-2']);
  const one = theOne(found, seen, 'dairy-1', 'dairy-2', 'settlement', 'settlement-2', 4);
  expect(namesOf(found)).toEqual(['DUP settlement restart']);
  expect(one.firstBad).toBe(9);
  expect(one.asks).not.toEqual(run((all) => all).found[0]?.asks);
});

test('a join that was refused is no group it read for', () => {
  const { found } = run((all) => all);
  expect(found[0]?.says.en).not.toContain('wrong');
  expect(found[0]?.says.ko).not.toContain('wrong');
});

test('it is named the same, whatever it got again, from where, in which group', () => {
  const names = [
    run((all) => all),
    run((all) => all.slice(1, 2), ['dairy', 'dairy'], 60),
    run((all) => all, ['group-a', 'group-b']),
    run(() => ['milk']),
  ].map(({ found }) => namesOf(found));
  expect(new Set(names.flat())).toEqual(new Set(['DUP settlement restart']));
});
