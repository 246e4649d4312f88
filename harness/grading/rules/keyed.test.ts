import { expect, test } from 'vitest';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, topic } from '../testing/history.ts';
import { logOf, pickupsOf, published, recordOf, wrote, type Pickup } from '../testing/tape.ts';
import { inOrder, keyed } from './keyed.ts';
import { placeRecords, type PlacedRule } from './placed.ts';

const events = pickupsOf('farm-1', 'farm-2', 'farm-1', 'farm-2');
const at = (index: number): Pickup => events[index] ?? { lotId: '?', farmId: '?' };

function run(rule: PlacedRule, ...partitions: WireRecord[][]) {
  const log = logOf(partitions);
  const given = published(events, log);
  // The wire saw the partitions one after the other, the call first.
  const seen = history(...wrote(log));
  return { found: rule(given, placeRecords(given), seen), seen };
}

test('records that have their farm for a key are keyed', () => {
  const { found } = run(keyed, [recordOf(0, at(0)), recordOf(1, at(1))], [recordOf(0, at(3))]);
  expect(found).toEqual([]);
});

test('a record without a key is found, by the farm it belongs to', () => {
  const { found, seen } = run(keyed, [recordOf(0, at(0)), recordOf(1, at(1), { key: null })]);
  const one = theOne(found, seen, 'farm-2');
  expect(namesOf(found)).toEqual(['ORDER farm-2']);
  expect(one).toMatchObject({ where: `${topic}/0@1`, evidence: [3], firstBad: 3 });
});

test('a record with another key is found, and both keys are told', () => {
  const { found, seen } = run(keyed, [recordOf(7, at(0), { key: 'lot-1' })]);
  const one = theOne(found, seen, 'farm-1', 'lot-1');
  expect(one).toMatchObject({ subject: 'farm-1', where: `${topic}/0@7 (lot-1)` });
});

test('an empty key is another key', () => {
  const { found } = run(keyed, [recordOf(0, at(0), { key: '' })]);
  expect(namesOf(found)).toEqual(['ORDER farm-1']);
});

test('the first of the events that has a wrong key is told of, not the first in the log', () => {
  const bad = (index: number, offset: number) => recordOf(offset, at(index), { key: null });
  const { found } = run(keyed, [bad(3, 0)], [bad(2, 0)], [bad(0, 0), bad(1, 1)]);
  expect(found.map(({ subject, where }) => [subject, where])).toEqual([['farm-1', `${topic}/2@0`]]);
});

test('another record of that farm is shown, and its partition told, when it lies apart', () => {
  const bad = recordOf(0, at(0), { key: null });
  const apart = run(keyed, [bad], [], [], [recordOf(5, at(2))]);
  expect(theOne(apart.found, apart.seen, 3)).toMatchObject({ evidence: [2, 3], firstBad: 2 });
  const beside = run(keyed, [bad, recordOf(1, at(2))]);
  const one = theOne(beside.found, beside.seen);
  expect(one).toMatchObject({ evidence: [2, 3], firstBad: 2 });
  expect(one.says).not.toEqual(apart.found[0]?.says);
});

test('a record that is no event has no farm to be keyed by', () => {
  expect(run(keyed, [recordOf(0, at(0), { key: null, value: 'milk' })]).found).toEqual([]);
  expect(run(inOrder, [recordOf(0, at(0), { value: 'milk' })], [recordOf(0, at(2))]).found).toEqual(
    [],
  );
});

test('the farm is named the same whatever the offset, the key or the number of bad records', () => {
  const a = run(keyed, [recordOf(0, at(0), { key: null })]);
  const b = run(keyed, [recordOf(3, at(0), { key: 'lot-9' }), recordOf(8, at(3), { key: null })]);
  expect(namesOf(a.found)).toEqual(namesOf(b.found));
});

test('events of a farm in one partition, one after the other, are in order', () => {
  const { found } = run(
    inOrder,
    [recordOf(0, at(0)), recordOf(1, at(2))],
    [recordOf(0, at(1)), recordOf(9, at(3))],
  );
  expect(found).toEqual([]);
});

test('farms may stand before and between each other', () => {
  const records = [at(1), at(0), at(3), at(2)].map((one, offset) => recordOf(offset, one));
  expect(run(inOrder, records).found).toEqual([]);
});

test('a farm that was called at once is in order wherever it lies', () => {
  expect(run(inOrder, [recordOf(0, at(3))], [recordOf(0, at(0))]).found).toEqual([]);
});

test('a later event of a farm that was written first is found', () => {
  const { found, seen } = run(inOrder, [recordOf(4, at(2)), recordOf(5, at(0))]);
  const one = theOne(found, seen, 'farm-1', 'lot-1', 'lot-3', `${topic}/0@5`);
  expect(namesOf(found)).toEqual(['ORDER farm-1']);
  expect(one).toMatchObject({ where: `${topic}/0@4 (farm-1)`, evidence: [2, 3], firstBad: 2 });
});

test('the right key in two partitions keeps nothing in order', () => {
  const partitions = [[recordOf(0, at(0))], [recordOf(1, at(2))]];
  expect(run(keyed, ...partitions).found).toEqual([]);
  const { found, seen } = run(inOrder, ...partitions);
  const one = theOne(found, seen, 'farm-1', 'lot-1', 'lot-3', `${topic}/0@0`);
  expect(namesOf(found)).toEqual(['ORDER farm-1']);
  expect(one).toMatchObject({ where: `${topic}/1@1 (farm-1)`, evidence: [2, 3], firstBad: 3 });
  // It is another mistake than writing them the wrong way round in one partition.
  const { found: swapped } = run(inOrder, [recordOf(0, at(2)), recordOf(1, at(0))]);
  expect(one.asks).not.toEqual(swapped[0]?.asks);
});

test('only the first farm out of order is told of, the same at other offsets', () => {
  const all = (from: number) =>
    run(
      inOrder,
      [recordOf(from, at(2)), recordOf(from + 1, at(0))],
      [recordOf(from, at(1))],
      [recordOf(from, at(3))],
    ).found;
  expect(namesOf(all(0))).toEqual(['ORDER farm-1']);
  expect(namesOf(all(50))).toEqual(namesOf(all(0)));
});
