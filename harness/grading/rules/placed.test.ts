import { expect, test } from 'vitest';
import { history, produced, topic } from '../testing/history.ts';
import { logOf, pickupsOf, published, recordOf } from '../testing/tape.ts';
import { evidenceOf, nameOf, placeRecords } from './placed.ts';

const events = pickupsOf('farm-1', 'farm-2', 'farm-1');
const [first, second, third] = events as [
  (typeof events)[number],
  (typeof events)[number],
  (typeof events)[number],
];

test('records stand in the order of their events, whatever their partitions and offsets', () => {
  const log = logOf([[recordOf(0, third), recordOf(1, first)], [recordOf(0, second)]]);
  const placed = placeRecords(published(events, log));
  expect(placed.map(({ event }) => event)).toEqual([first, second, third]);
  expect(placed.map(({ index }) => index)).toEqual([0, 1, 2]);
  expect(placed.map(({ partition, offset }) => [partition, offset])).toEqual([
    [0, 1],
    [1, 0],
    [0, 0],
  ]);
});

test('the records of one event stand in the order of the log', () => {
  const log = logOf([[recordOf(4, first), recordOf(9, first)], [recordOf(0, first)]]);
  const placed = placeRecords(published(events, log));
  expect(placed.map(({ partition, offset }) => [partition, offset])).toEqual([
    [0, 4],
    [0, 9],
    [1, 0],
  ]);
});

test.each([
  ['no value', null],
  ['no JSON', '[object Object]'],
  ['JSON of no object', '7'],
  ['JSON of nothing', 'null'],
  ['a list', '[]'],
  ['an event nobody gave', '{"lotId":"lot-9","farmId":"farm-1"}'],
])('a record of %s is no event, and stands last', (_, value) => {
  const log = logOf([[recordOf(0, first, { value }), recordOf(1, second)]]);
  const placed = placeRecords(published(events, log));
  expect(placed.map(({ event, offset }) => [event, offset])).toEqual([
    [second, 1],
    [undefined, 0],
  ]);
});

test('the event of a record is told by its value, not by its header or key', () => {
  const disguised = recordOf(0, first, { key: 'farm-2', headers: { 'event-id': 'lot-2' } });
  const [placed] = placeRecords(published(events, logOf([[disguised]])));
  expect(placed?.event).toBe(first);
});

test('a record is named by topic, partition, offset, and its key when it has one', () => {
  const log = logOf([[], [recordOf(5, first), recordOf(6, second, { key: null })]]);
  const [keyed, bare] = placeRecords(published(events, log));
  expect(keyed && nameOf(topic, keyed)).toBe(`${topic}/1@5 (farm-1)`);
  expect(bare && nameOf(topic, bare)).toBe(`${topic}/1@6`);
});

test('the evidence is the Produce of each record; the first named is where it went wrong', () => {
  const log = logOf([[recordOf(0, first)], [recordOf(0, second)]]);
  const [one, other] = placeRecords(published(events, log));
  const run = history(
    { ...produced(0, [recordOf(0, first)]), topic: 'elsewhere' },
    produced(1, [recordOf(1, third)]),
    produced(0, [recordOf(0, first)]),
    produced(1, [recordOf(0, second)]),
    produced(0, [recordOf(0, first)]),
  );
  expect(evidenceOf(run, topic, other, one)).toEqual({ evidence: [3, 4], firstBad: 4 });
  expect(evidenceOf(run, topic, one, other)).toEqual({ evidence: [3, 4], firstBad: 3 });
  expect(evidenceOf(run, topic, one, undefined)).toEqual({ evidence: [3], firstBad: 3 });
});

test('two records of one Produce are one piece of evidence', () => {
  const records = [recordOf(0, first), recordOf(1, second)];
  const placed = placeRecords(published(events, logOf([records])));
  const run = history(produced(0, records));
  expect(evidenceOf(run, topic, ...placed)).toEqual({ evidence: [1], firstBad: 1 });
});

test('a record nobody was seen to write has no evidence', () => {
  const [one] = placeRecords(published(events, logOf([[recordOf(0, first)]])));
  const lost = produced(0, [recordOf(0, first, { offset: null })], { outcome: 'lost' });
  expect(evidenceOf(history(lost), topic, one)).toEqual({ evidence: [], firstBad: null });
});
