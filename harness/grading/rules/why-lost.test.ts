import { expect, test } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { expectBoth } from '../testing/findings.ts';
import {
  assigned,
  brought,
  called,
  committed,
  fetched,
  harnessDid,
  history,
  joined,
  left,
  opened,
  startsAt,
  topic,
  type LooseEvent,
} from '../testing/history.ts';
import { amongStrangers } from '../testing/strangers.ts';
import { logOf, pickupsOf, readingOf, recordOf, type Pickup } from '../testing/tape.ts';
import type { Reading } from '../scenes/readers.ts';
import { whyLost } from './why-lost.ts';

const events = pickupsOf('farm-1', 'farm-2', 'farm-1', 'farm-2');
const at = (index: number): Pickup => events[index] ?? { lotId: '?', farmId: '?' };
const log = logOf([
  [recordOf(0, at(0)), recordOf(1, at(2))],
  [recordOf(0, at(1)), recordOf(1, at(3))],
]);
const call = called('trace', 'startReader');
const join = joined('trace', 'trace', 1);
const owns = assigned('trace', 'trace', [0, 1]);
const empty = fetched('trace', 0, { from: 0, count: 0, logEnd: -1 });
const both = log.map(({ partition, records }) => brought('trace', partition, records));
const [zero, one] = both as [LooseEvent, LooseEvent];
const leave = left('trace', 'trace');

/** It got so many of the events and lacks the rest. */
function why(got: Pickup[], ...seen: (LooseEvent | undefined)[]) {
  return whyWith({}, got, ...seen);
}

function whyWith(
  said: Partial<Reading<Pickup>>,
  got: Pickup[],
  ...seen: (LooseEvent | undefined)[]
) {
  const reading = readingOf(events, log, { ...said, got });
  const missing = reading.expected.filter((event) => !got.includes(event));
  const numbered = history(call, ...seen);
  const judge = (run: readonly HistoryEvent[]) => {
    const reason = whyLost(reading, missing, run);
    return { ...reason, shown: reason.shown.map(({ seq }) => ({ seq })) };
  };
  const reason = judge(numbered);
  expect(amongStrangers(numbered, judge)).toEqual(reason);
  expectBoth(reason.because);
  expectBoth(reason.asks);
  expect(reason.explainedAt).toMatch(/^[a-z-]+#[a-z-]+$/);
  return { ...reason, shown: reason.shown.map(({ seq }) => seq) };
}

/** One run of each cause, in the order in which causes are looked for. */
const causes: Record<string, () => ReturnType<typeof why>> = {
  'never connected': () => why([]),
  'never asked': () => why([], opened('trace')),
  'nothing assigned': () => why([], join, assigned('trace', 'trace', [])),
  'began at the end': () => why([], join, owns, startsAt('trace', 'latest', 0, 2), empty),
  'left before anything came': () => why([], join, owns, empty, leave),
  'left in the middle': () => why([at(0), at(2)], join, owns, empty, zero, leave),
  'threw away': () => why([at(0)], join, owns, ...both),
  'threw away again and again': () => why([at(0)], join, owns, zero, one, zero, zero),
  'never fetched': () => why([at(0), at(2)], join, owns, zero),
};

test('each cause has words of its own', () => {
  const said = Object.values(causes).map((cause) => JSON.stringify(cause().because));
  const asked = Object.values(causes).map((cause) => JSON.stringify(cause().asks));
  // One that never connected and one that did share what happened, not the question; who threw
  // records away is asked the same however often they came.
  expect(new Set(said).size).toBe(said.length - 1);
  expect(new Set(asked).size).toBe(asked.length - 1);
});

test('who asked for nothing is shown its call, and its connection when it made one', () => {
  expect(causes['never connected']?.().shown).toEqual([1]);
  expect(causes['never asked']?.().shown).toEqual([1, 2]);
  const more = [called('trace', 'stop'), opened('trace'), opened('trace')];
  expect(why([], ...more).shown).toEqual([1, 3]);
});

test('who was given partitions, or fetched without a group, did ask', () => {
  const said = causes['never asked']?.().because;
  expect(why([], join, owns).because).not.toEqual(said);
  expect(why([], opened('trace'), empty).because).not.toEqual(said);
});

test('a group that gave no partition is named', () => {
  const reason = why([], assigned('trace', 'dairy', []), assigned('trace', 'dairy', []));
  expectBoth(reason.because, 'dairy');
  expect(reason.shown).toEqual([2]);
});

test('who was given a partition at any time was given something', () => {
  const reason = why([], assigned('trace', 'trace', []), owns, empty);
  expect(reason.because).not.toEqual(causes['nothing assigned']?.().because);
});

test('who began at the end of the log is told where that was', () => {
  const starts = [startsAt('trace', 'latest', 1, 2), startsAt('trace', 'commit', 0, null)];
  const reason = why([], owns, ...starts, empty);
  expectBoth(reason.because, `${topic}/1@2`);
  expect(reason.shown).toEqual([3, 4]);
});

test.each([
  ['at the beginning', startsAt('trace', 'earliest', 0, 2)],
  ['at the end of an empty partition', startsAt('trace', 'latest', 0, 0)],
  ['where no record is that young', startsAt('trace', 'latest', 0, null)],
  ['at a commit', startsAt('trace', 'commit', 0, 2)],
  ['at the end of another topic', { ...startsAt('trace', 'latest', 0, 2), topic: 'elsewhere' }],
  ['(another process) at the end', startsAt('settlement', 'latest', 0, 2)],
])('who began %s did not miss what was before', (_, start) => {
  const reason = why([], owns, start, empty);
  expect(reason.because).not.toEqual(causes['began at the end']?.().because);
  expect(reason.asks).toEqual(causes['never fetched']?.().asks);
});

test('who got something did not lack the rest for beginning at the end of one partition', () => {
  const reason = why([at(0), at(2)], owns, startsAt('trace', 'latest', 1, 2), zero);
  expect(reason.asks).toEqual(causes['never fetched']?.().asks);
});

test('who left while the broker was slow is shown what the harness did meanwhile', () => {
  const [before, slow, after] = ['before', 'slow', 'after'].map(harnessDid);
  const left = why([], join, owns, before, empty, leave, slow, after);
  expect(left.asks).toEqual(causes['left before anything came']?.().asks);
  expect(left.shown).toEqual([6, 2, 7]);
});

test('who left in the middle of its work is shown its leaving and its join', () => {
  expect(causes['left in the middle']?.().shown).toEqual([6, 2]);
  const twice = why([at(0), at(2)], join, owns, zero, join, leave, leave);
  expect(twice.shown).toEqual([6, 2]);
});

test.each([
  ['removed by the harness', [left('trace', 'trace', { byHarness: true })]],
  ['told to stop before', [called('trace', 'stop'), leave]],
  ['seeing another leave', [left('settlement', 'trace')]],
])('a reader %s did not leave by itself', (_, seen) => {
  const reason = why([at(0), at(2)], join, owns, zero, ...seen);
  expect(reason.because).toEqual(causes['never fetched']?.().because);
});

test('who left and was told to stop only then did leave by itself', () => {
  const reason = why([at(0), at(2)], join, owns, zero, leave, called('trace', 'stop'));
  expect(reason.because).toEqual(causes['left in the middle']?.().because);
});

test('what was fetched and not handed over is shown by its Fetches and the last commits', () => {
  const commits = [1, 1, 2, 2].map((offset) => committed('trace', 0, offset));
  const reason = why([at(0)], owns, ...both, one, ...commits);
  expect(reason.shown).toEqual([3, 4, 7, 8, 9]);
});

test('how often the same records came is told', () => {
  const four = why([at(0), at(2)], owns, zero, one, one, one, one);
  expectBoth(four.because, 4);
  expect(Object.values(causes['threw away']?.().because ?? {}).join()).not.toMatch(/\d/);
  // Other records, of the same partition or of another, are not the same.
  const parts = [1, 3].map((index, offset) => brought('trace', 1, [recordOf(offset, at(index))]));
  expect(why([at(0), at(2)], owns, zero, ...parts, parts[1]).because).toEqual(
    causes['threw away']?.().because,
  );
});

test('a Fetch that brought only what was handed over threw nothing away', () => {
  const reason = why([at(0), at(2)], owns, zero, zero);
  expect(reason.asks).toEqual(causes['never fetched']?.().asks);
});

test('who began later than a partition does is told where, and who did not is not', () => {
  const later = brought('trace', 1, [recordOf(1, at(3))]);
  const starts = [0, 1, 0, 1].map((part) => startsAt('trace', 'commit', part, null));
  const reason = why([at(0), at(2), at(3)], owns, ...starts, zero, later);
  expectBoth(reason.because, 1);
  expect(reason.shown).toEqual([8, 3, 4, 5]);
  expect(reason.because).not.toEqual(causes['never fetched']?.().because);
  // Going on from where it stood is no beginning.
  const first = brought('trace', 1, [recordOf(0, at(1))], { logEnd: 2 });
  const on = fetched('trace', 1, { from: 1, count: 0, logEnd: 2 });
  const went = why([at(0), at(2), at(1)], owns, zero, first, on);
  expect(went.because).toEqual(causes['never fetched']?.().because);
});

test('who began where retention had left the log did not begin too late', () => {
  const fromOne = brought('trace', 0, [recordOf(1, at(2))]);
  // Lot 1 stood before that and is gone: it is none of those that are lacking.
  const gone = log.map((one) => ({ ...one, start: 1 }));
  const kept = { log: gone, expected: [at(2), at(3)] };
  const reason = whyWith(kept, [at(2)], owns, fromOne);
  expect(reason.because).toEqual(causes['never fetched']?.().because);
  // Had it been lacking, it would have been missed by that.
  expectBoth(why([at(2), at(1), at(3)], owns, fromOne, one).because, 0, 1);
});

test('who began later in a partition of which it lacks nothing is not told of that', () => {
  const later = brought('trace', 1, [recordOf(1, at(3))]);
  const elsewhere = {
    ...fetched('trace', 0, { from: 5, count: 0, logEnd: 5 }),
    topic: 'elsewhere',
  };
  const whole = brought('trace', 1, [recordOf(0, at(1))], { logEnd: 2 });
  const early = whyWith({ expected: [at(0), at(3)] }, [at(3)], owns, later);
  expect(early.because).toEqual(causes['never fetched']?.().because);
  const other = why([at(1)], owns, elsewhere, whole);
  expect(other.because).toEqual(causes['never fetched']?.().because);
});

test('what lies behind where it began was not missed by that', () => {
  const on = fetched('trace', 1, { from: 1, count: 0, logEnd: 1 });
  const reason = why([at(0), at(1), at(2)], owns, zero, on);
  expect(reason.because).toEqual(causes['never fetched']?.().because);
});

test('who went on to a later place did not begin there', () => {
  const empties = [0, 1].map((from) => fetched('trace', 1, { from, count: 0, logEnd: 2 }));
  const reason = why([at(0), at(2)], owns, zero, ...empties);
  expect(reason.because).toEqual(causes['never fetched']?.().because);
});

test('of several partitions in which it began too late the first it read is told', () => {
  const [first, second] = [0, 1].map((part) =>
    fetched('trace', part, { from: 1, count: 0, logEnd: 2 }),
  );
  expect(why([at(2), at(3)], owns, second, first).shown[0]).toBe(3);
  expectBoth(why([at(2), at(3)], owns, first, second).because, 0, 1);
});

const none = assigned('trace', 'trace', []);
const atEnd = startsAt('trace', 'latest', 0, 2);
test.each([
  ['beginning at the end', 'nothing assigned', [none, atEnd]],
  ['leaving', 'nothing assigned', [join, none, leave]],
  ['leaving', 'began at the end', [join, owns, atEnd, empty, leave]],
])('%s comes after %s', (_, cause, seen) => {
  expect(why([], ...seen).asks).toEqual(causes[cause]?.().asks);
});

test('who left in the middle is not asked about the records it had fetched by then', () => {
  const reason = why([at(0)], join, owns, ...both, leave);
  expect(reason.asks).toEqual(causes['left in the middle']?.().asks);
});
