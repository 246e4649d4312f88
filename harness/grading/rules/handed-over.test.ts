import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import {
  brought,
  called,
  fetched,
  history,
  reported,
  topic,
  type LooseEvent,
} from '../testing/history.ts';
import { amongStrangers } from '../testing/strangers.ts';
import { logOf, pickupsOf, readingOf, recordOf, type Pickup } from '../testing/tape.ts';
import { duplicated, fromNowhere, outOfOrder, shape, whereIs } from './handed-over.ts';

const events = pickupsOf('farm-1', 'farm-2', 'farm-1');
const at = (index: number): Pickup => events[index] ?? { lotId: '?', farmId: '?' };
const log = logOf([[recordOf(4, at(0)), recordOf(7, at(2))], [recordOf(0, at(1))]]);
const reading = readingOf(events, log);
const records = log.map((one) => one.records);
const call = called('trace', 'startReader');
const fetches = records.map((some, partition) => brought('trace', partition, some));
const empty = fetched('trace', 0, { from: 0, count: 0, logEnd: -1 });

function nowhere(...seen: LooseEvent[]) {
  const numbered = history(...seen);
  const found = fromNowhere(reading, numbered);
  expect(amongStrangers(numbered, (run) => fromNowhere(reading, run))).toEqual(found);
  return { found, seen: numbered };
}

test('what was fetched before it was handed over came from the topic', () => {
  const seen = events.map((one) => reported('trace', one));
  expect(nowhere(call, empty, ...fetches, ...seen).found).toEqual([]);
});

test('a reader that handed over nothing made nothing up', () => {
  expect(nowhere(call, empty).found).toEqual([]);
});

test('an event handed over before anything was fetched came from elsewhere', () => {
  const { found, seen } = nowhere(call, empty, reported('trace', at(0)), ...fetches);
  const one = theOne(found, seen, 'lot-1', 'trace');
  expect(namesOf(found)).toEqual(['PHANTOM trace']);
  expect(one).toMatchObject({ where: `${topic}/0@4 (farm-1)`, evidence: [1, 2, 3], firstBad: 3 });
});

test('anything at all handed over before anything was fetched came from elsewhere', () => {
  const { found, seen } = nowhere(call, empty, call, reported('trace', null), ...fetches);
  expect(theOne(found, seen)).toMatchObject({ where: topic, evidence: [1, 2, 4], firstBad: 4 });
});

test('an event handed over before its own Fetch came from elsewhere', () => {
  const [first, second] = fetches;
  const { found, seen } = nowhere(
    ...[call, first, reported('trace', at(0)), reported('trace', at(1)), second].filter(
      (event) => event !== undefined,
    ),
  );
  const one = theOne(found, seen, 'lot-2');
  expect(one).toMatchObject({ where: `${topic}/1@0 (farm-2)`, evidence: [1, 2, 4], firstBad: 4 });
});

test('another process’s Fetch brings this one nothing', () => {
  const others = fetches.map((event) => ({ ...event, process: 'settlement' }));
  expect(namesOf(nowhere(call, ...others, reported('trace', at(0))).found)).toEqual([
    'PHANTOM trace',
  ]);
});

test('what other processes hand over, or this one hands to another sink, is not looked at', () => {
  const seen = [reported('settlement', at(0)), reported('trace', at(0), 'onError')];
  expect(nowhere(call, ...seen, ...fetches).found).toEqual([]);
});

test('what is no event at all is a matter of shape once something was fetched', () => {
  const odd = [reported('trace', 'milk'), reported('trace', { lotId: 'lot-99' })];
  expect(nowhere(call, ...fetches, ...odd).found).toEqual([]);
});

const shaped = (got: unknown[]) => {
  const seen = history(call, ...got.map((one) => reported('trace', one)));
  const found = shape({ ...reading, got }, seen);
  expect(amongStrangers(seen, (run) => shape({ ...reading, got }, run))).toEqual(found);
  return { found, seen };
};

test('events as they were written have their shape, whatever the order of their fields', () => {
  expect(shaped([{ farmId: 'farm-1', lotId: 'lot-1' }, at(1)]).found).toEqual([]);
});

test.each([
  ['text', '{"lotId":"lot-2"}'],
  ['nothing', null],
  ['bytes', { bytes: '{"lotId":"lot-2"}' }],
  ['a whole message', { key: 'farm-2', value: at(1) }],
  ['an event nobody wrote', { lotId: 'lot-99', farmId: 'farm-2' }],
])('%s is not an event that was written', (_, odd) => {
  const { found, seen } = shaped([at(0), odd, at(2), odd, 'later']);
  const one = theOne(found, seen, 'onPickup', JSON.stringify(odd));
  expect(namesOf(found)).toEqual(['SHAPE trace onPickup']);
  expect(one).toMatchObject({ evidence: [3], firstBad: 3 });
});

test('the same handed to another sink is not where its shape is wrong', () => {
  const reports = [reported('trace', 'milk', 'onError'), reported('trace', 'milk')];
  const seen = history(call, ...reports);
  const found = shape({ ...reading, got: ['milk'] }, seen);
  expect(theOne(found, seen, 'onPickup')).toMatchObject({ evidence: [3], firstBad: 3 });
});

test('an event that says something else than was written is another matter, and is named', () => {
  const { found, seen } = shaped([at(0), { ...at(1), farmId: 'farm-9' }]);
  const one = theOne(found, seen, 'lot-2', 'farm-9');
  expect(namesOf(found)).toEqual(['SHAPE trace onPickup']);
  expect(one.asks).not.toEqual(shaped(['milk']).found[0]?.asks);
});

test('a long value is told shortened', () => {
  const { found, seen } = shaped(['x'.repeat(500)]);
  const { says } = theOne(found, seen, 'x'.repeat(60));
  expect(says.en + says.ko).not.toContain('x'.repeat(100));
});

const twice = (got: unknown[], ...seen: LooseEvent[]) => {
  const numbered = history(call, ...seen);
  const found = duplicated({ ...reading, got }, numbered);
  expect(amongStrangers(numbered, (run) => duplicated({ ...reading, got }, run))).toEqual(found);
  return { found, seen: numbered };
};

test('events handed over once each are no repeats, though they were fetched twice', () => {
  expect(twice(events, ...fetches, ...fetches).found).toEqual([]);
});

test('an event handed over twice is told, with how often the broker gave it', () => {
  const again = twice([...events, at(1)], ...fetches, ...fetches, ...fetches);
  const one = theOne(again.found, again.seen, 'lot-2', 4, 3);
  expect(namesOf(again.found)).toEqual(['DUP trace']);
  expect(one).toMatchObject({ where: `${topic}/1@0 (farm-2)`, evidence: [3, 5, 7], firstBad: 5 });
  const four = twice([at(0), at(0)], ...fetches, ...fetches, ...fetches, ...fetches);
  expect(theOne(four.found, four.seen, 4).evidence).toEqual([2, 4, 6]);
  const onceGiven = twice([at(1), at(1)], ...fetches);
  const other = theOne(onceGiven.found, onceGiven.seen, 'lot-2', 2);
  expect(other).toMatchObject({ subject: 'trace', evidence: [3], firstBad: 3 });
  expect(other.asks).not.toEqual(one.asks);
});

test('repeats of an event that is no more expected are repeats', () => {
  const numbered = history(call, ...fetches);
  const got = [at(0), at(0), at(1)];
  expect(namesOf(duplicated({ ...reading, expected: [at(1)], got }, numbered))).toEqual([
    'DUP trace',
  ]);
});

const ordered = (got: unknown[], expected = events) =>
  outOfOrder({ ...reading, expected, got }, history());

test('farms may overtake each other; one farm’s events may not', () => {
  expect(ordered([at(1), at(0), at(2)])).toEqual([]);
  expect(ordered([at(0), at(2), at(1)])).toEqual([]);
  const found = ordered([at(2), at(1), at(0)]);
  expect(namesOf(found)).toEqual(['ORDER trace']);
  expect(theOne(found, history(), 'lot-1', 'farm-1').where).toBe(`${topic}/0@4 (farm-1)`);
});

test('an event that is not expected, and a repeat, say nothing of order', () => {
  expect(ordered([at(2), at(0)], [at(1), at(2)])).toEqual([]);
  expect(ordered([at(0), at(0), at(2)])).toEqual([]);
});

test('an event is where its record is; what has none is in the topic somewhere', () => {
  expect(whereIs(reading, 'lot-3')).toBe(`${topic}/0@7 (farm-1)`);
  expect(whereIs(reading, 'lot-99')).toBe(`${topic} (lot-99)`);
  expect(whereIs(reading, '')).toBe(topic);
});

test('the reader is named the same, whatever and however much it handed over wrongly', () => {
  const names = (run: { found: Parameters<typeof namesOf>[0] }) => namesOf(run.found);
  expect(names(twice([at(0), at(0)]))).toEqual(names(twice([at(2), ...events, ...events])));
  expect(names(shaped(['milk']))).toEqual(names(shaped([at(0), { lotId: 'lot-2' }, 'milk'])));
  expect(names(nowhere(reported('trace', at(0))))).toEqual(
    names(nowhere(...fetches.slice(0, 1), reported('trace', at(1)))),
  );
});
