import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { tapes, type FaithfulTape } from '../testing/faithful.ts';
import { namesOf, theOne } from '../testing/findings.ts';
import { history, topic } from '../testing/history.ts';
import { amongStrangers } from '../testing/strangers.ts';
import { logOf, pickupsOf, published, recordOf, wrote, type Pickup } from '../testing/tape.ts';
import { publishedRules } from './published.ts';

const events = pickupsOf('farm-1', 'farm-2', 'farm-1');
const at = (index: number): Pickup => events[index] ?? { lotId: '?', farmId: '?' };
/** All three, written as they should be, from an offset on. */
const good = (from = 0) => events.map((one, index) => recordOf(from + index, one));
const change = (records: WireRecord[], index: number, said: Partial<WireRecord>) =>
  records.map((one, position) => (position === index ? { ...one, ...said } : one));

function run(...partitions: WireRecord[][]) {
  const log = logOf(partitions);
  const seen = history(...wrote(log));
  const given = published(events, log);
  const found = publishedRules(given, seen);
  expect(amongStrangers(seen, (run) => publishedRules(given, run))).toEqual(found);
  return { found, seen };
}
const names = (...partitions: WireRecord[][]) => namesOf(run(...partitions).found);

const judge = ({ events: given, log }: FaithfulTape) =>
  namesOf(publishedRules(published(given, log), history(...wrote(log))));

test('a faithful publisher is found nothing, whatever it wrote and wherever', () => {
  fc.assert(
    fc.property(tapes, (tape) => {
      expect(judge(tape)).toEqual([]);
    }),
  );
});

test('any one record that is not there is LOST, and nothing else', () => {
  fc.assert(
    fc.property(tapes, fc.nat(), (tape, draw) => {
      const { lotId } = tape.events[draw % tape.events.length] ?? { lotId: '?' };
      const log = tape.log.map((one) => ({
        ...one,
        records: one.records.filter(({ headers }) => headers['event-id'] !== lotId),
      }));
      expect(judge({ ...tape, log })).toEqual([`LOST ${lotId}`]);
    }),
  );
});

test('any one record that is there again is DUP, and nothing else', () => {
  fc.assert(
    fc.property(tapes, fc.nat(), fc.nat(2), (tape, draw, where) => {
      const { lotId } = tape.events[draw % tape.events.length] ?? { lotId: '?' };
      const copied = tape.log
        .flatMap(({ records }) => records)
        .find(({ headers }) => headers['event-id'] === lotId);
      const log = tape.log.map((one) =>
        one.partition === where && copied !== undefined
          ? { ...one, end: one.end + 1, records: [...one.records, { ...copied, offset: one.end }] }
          : one,
      );
      expect(judge({ ...tape, log })).toEqual([`DUP ${lotId}`]);
    }),
  );
});

test('fields in another order make the same event', () => {
  const value = '{"farmId":"farm-1","lotId":"lot-1"}';
  expect(names(change(good(), 0, { value }))).toEqual([]);
});

test.each([
  ['nothing', null],
  ['what an object becomes by itself', '[object Object]'],
  ['half an event', '{"lotId":"lot-2"}'],
  ['an event with a field more', '{"lotId":"lot-2","farmId":"farm-2","seen":true}'],
  ['an event that was changed', '{"lotId":"lot-2","farmId":"farm-7"}'],
  ['an event that nobody gave', '{"lotId":"lot-9","farmId":"farm-2"}'],
  ['JSON of JSON', JSON.stringify(JSON.stringify({ lotId: 'lot-2', farmId: 'farm-2' }))],
  ['all events in one list', JSON.stringify(events)],
])('a value that is %s cannot be read', (_, value) => {
  const { found, seen } = run(change(good(), 1, { value }));
  expect(namesOf(found)).toEqual([`SHAPE ${topic} value`]);
  const shown = value === null ? 'null' : value.slice(0, 60);
  const one = theOne(found, seen, shown);
  expect(one).toMatchObject({ where: `${topic}/0@1 (farm-2)`, evidence: [3], firstBad: 3 });
});

test('the first of the events that cannot be read, or traced, is told', () => {
  const where = (said: Partial<WireRecord>) =>
    run(change(change(good(), 1, said), 2, said)).found[0];
  expect(where({ headers: {} })?.where).toBe(`${topic}/0@1 (farm-2)`);
  expect(where({ value: 'milk' })?.where).toBe(`${topic}/0@1 (farm-2)`);
});

test('a long value is told shortened', () => {
  const { found, seen } = run(change(good(), 1, { value: 'x'.repeat(500) }));
  const one = theOne(found, seen, 'x'.repeat(60));
  expect(one.says.en).not.toContain('x'.repeat(100));
  expect(one.says.ko).not.toContain('x'.repeat(100));
});

test('the object that was never made text is asked about otherwise than other bytes', () => {
  const asks = (value: string) => run(change(good(), 1, { value })).found[0]?.asks;
  expect(asks('[object Object]')).not.toEqual(asks('milk'));
});

test('what cannot be read is all that is told, whatever else is wrong', () => {
  const rest = { key: null, headers: {} };
  expect(names(change(good().slice(0, 2), 1, { value: 'milk', ...rest }))).toEqual([
    `SHAPE ${topic} value`,
  ]);
});

test('an event that is there twice is named, with where it is first and again', () => {
  const { found, seen } = run(
    [...good(), recordOf(3, at(1))],
    [2, 2, 2, 2].map((index, offset) => recordOf(offset, at(index))),
  );
  const one = theOne(found, seen, 'lot-2', `${topic}/0@1`, 5, topic);
  expect(namesOf(found)).toEqual(['DUP lot-2']);
  expect(one).toMatchObject({ where: `${topic}/0@3 (farm-2)`, evidence: [3, 5], firstBad: 5 });
});

test('two events of one farm that say the same but for their id are two events', () => {
  expect(names([recordOf(0, at(0)), recordOf(1, at(2))], [recordOf(0, at(1))])).toEqual([]);
});

test('a record whose header does not name its event cannot be traced', () => {
  const missing = run(change(good(), 2, { headers: {} }));
  expect(namesOf(missing.found)).toEqual(['UNTRACED lot-3']);
  const one = theOne(missing.found, missing.seen, 'event-id', 'lot-3');
  expect(one).toMatchObject({ where: `${topic}/0@2 (farm-1)`, evidence: [4], firstBad: 4 });
  const random = run(change(good(), 2, { headers: { 'event-id': 'f81d4fae' } }));
  expect(namesOf(random.found)).toEqual(['UNTRACED lot-3']);
  theOne(random.found, random.seen, 'f81d4fae', 'lot-3');
});

test('further headers do not matter', () => {
  const headers = { 'event-id': 'lot-1', 'content-type': 'application/json' };
  expect(names(change(good(), 0, { headers }))).toEqual([]);
});

test('the name of the header is told letter by letter', () => {
  expect(names(change(good(), 0, { headers: { 'Event-Id': 'lot-1' } }))).toEqual([
    'UNTRACED lot-1',
  ]);
});

test('what was lost, sent twice, keyed wrong or not traced is told side by side', () => {
  const records = [
    recordOf(0, at(0), { key: null }),
    recordOf(1, at(0)),
    recordOf(2, at(1), { headers: {} }),
  ];
  expect(names(records)).toEqual(['LOST lot-3', 'DUP lot-1', 'ORDER farm-1', 'UNTRACED lot-2']);
});

test('order is only asked about when nothing else is wrong', () => {
  const swapped = [recordOf(0, at(2)), recordOf(1, at(0)), recordOf(2, at(1))];
  expect(names(swapped)).toEqual(['ORDER farm-1']);
  expect(names(change(swapped, 2, { headers: {} }))).toEqual(['UNTRACED lot-2']);
  expect(names(swapped.slice(0, 2))).toEqual(['LOST lot-2']);
});

test('the same mistake has the same name at other offsets and in other numbers', () => {
  const twice = (from: number, more: WireRecord[] = []) =>
    names([...good(from), recordOf(from + 3, at(1)), ...more]);
  expect(twice(0)).toEqual(twice(40, [recordOf(60, at(1)), recordOf(70, at(2))]));
  const unread = (from: number, value: string) => names(change(good(from), 1, { value }));
  expect(unread(0, 'milk')).toEqual(unread(31, '[object Object]'));
});
