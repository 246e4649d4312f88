import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import {
  called,
  history,
  produced,
  refused,
  returned,
  topic,
  type LooseEvent,
} from '../testing/history.ts';
import { amongStrangers } from '../testing/strangers.ts';
import { logOf, noun, pickupsOf, published, recordOf } from '../testing/tape.ts';
import type { Publishing } from '../scenes/publish.ts';
import { notWritten } from './not-written.ts';
import { placeRecords } from './placed.ts';

const events = pickupsOf(...Array.from({ length: 7 }, (_, index) => `farm-${index}`));
const call = called('publisher', 'publishDawn');
const end = returned('publisher', 'publishDawn');
/** The send of one event; a send that came to nothing gave no offset. */
const send = (index: number, said: Parameters<typeof produced>[2] = {}) => {
  const record = recordOf(index, events[index] ?? { lotId: '?', farmId: '?' });
  const arrived = said.outcome === undefined && said.acks !== 0;
  return produced(0, [{ ...record, offset: arrived ? index : null }], said);
};

/** The events `missing` are not in the topic. */
function run(missing: number[], seen: LooseEvent[], publish: Partial<Publishing> = {}) {
  const there = events.flatMap((one, index) => (missing.includes(index) ? [] : [{ one, index }]));
  const log = logOf([there.map(({ one, index }) => recordOf(index, one))]);
  const given = published(events, log, publish);
  const numbered = history(...seen);
  const judge = (run: typeof numbered) => notWritten(given, placeRecords(given), run);
  const found = judge(numbered);
  expect(amongStrangers(numbered, (run) => judge([...run]))).toEqual(found);
  return { found, seen: numbered };
}

test('nothing is found when every event is there', () => {
  const seen = [call, refused('Metadata', 'pickups'), send(0, { outcome: 'lost' }), end];
  expect(run([], seen, { unacknowledged: 3 }).found).toEqual([]);
});

test('the first event that is not there is named, and how many there are of how many', () => {
  const { found, seen } = run([2, 5], [call, send(0), end]);
  expect(namesOf(found)).toEqual(['LOST lot-3']);
  const one = theOne(found, seen, 'publishDawn', 'lot-3', 2, 7, topic);
  expect(one.where).toBe(topic);
  expect(one.says.en).toContain(noun.en);
  expect(one.says.ko).toContain(noun.ko);
});

test('an event of which there is a copy too many is there', () => {
  const log = logOf([[...events, ...events].map((one, offset) => recordOf(offset, one))]);
  const given = published(events, log);
  expect(notWritten(given, placeRecords(given), history())).toEqual([]);
});

test('the name is the same however many others are missing, for whatever reason', () => {
  const names = [
    run([2], [call, send(0), end]),
    run([2, 3, 4], [call, end], { unacknowledged: 5 }),
    run([2, 6], [call, refused('Metadata', 'pickups')]),
  ].map(({ found }) => namesOf(found));
  expect(new Set(names.flat())).toEqual(new Set(['LOST lot-3']));
});

test('who asked for a topic that is not there is told its name', () => {
  const { found, seen } = run(
    [0],
    [call, refused('Metadata', 'pick-ups'), call, refused('Metadata', 'later'), end],
  );
  const one = theOne(found, seen, 'pick-ups', 'publishDawn', 1, 7);
  expect(one).toMatchObject({ evidence: [1, 2], firstBad: 2 });
});

test('another refusal is no other topic', () => {
  const plain = run([0], [call, end]).found[0];
  for (const other of [
    refused('Metadata', topic),
    refused('InitProducerId', 'pick-ups'),
    refused('Metadata', 'pick-ups', 'trace'),
  ]) {
    expect(run([0], [call, other, end]).found[0]?.asks).toEqual(plain?.asks);
  }
});

test('what was unacknowledged when the call ended was not awaited', () => {
  const { found, seen } = run([3], [call, send(0), send(3, { outcome: 'lost' }), end], {
    unacknowledged: 1,
  });
  const one = theOne(found, seen, 'lot-4', 'publishDawn', 1, 7);
  expect(one).toMatchObject({ evidence: [1, 3, 4], firstBad: 4 });
  expect(one.asks).not.toEqual(run([3], [call, send(0), end]).found[0]?.asks);
});

test('a send that was only lost when its process ended is shown after the return', () => {
  const cut = [send(3, { outcome: 'lost' }), send(4, { outcome: 'lost' })];
  const { found, seen } = run([3, 4], [call, end, ...cut], { unacknowledged: 2 });
  expect(theOne(found, seen, 2)).toMatchObject({ evidence: [1, 2, 3], firstBad: 2 });
});

test('a process that died of it never returned: the send itself is where it went wrong', () => {
  const { found, seen } = run([3], [call, send(3, { outcome: 'lost' })], { unacknowledged: 1 });
  expect(theOne(found, seen, 'lot-4')).toMatchObject({ evidence: [1, 2], firstBad: 2 });
});

test.each([
  ['cut off', { outcome: 'lost' }],
  ['left without an answer', { outcome: 'unanswered' }],
  ['in no want of one', { acks: 0 }],
] as const)('a send that was %s tells of it though none was waiting at the end', (_, said) => {
  const { found, seen } = run([3], [call, send(3, said), end]);
  const sure = run([3], [call, send(3), end]).found[0];
  const one = theOne(found, seen, 'lot-4');
  expect(one).toMatchObject({ evidence: [1, 2, 3], firstBad: 3 });
  expect(one.asks).not.toEqual(sure?.asks);
});

test.each([
  ['cut off and acknowledged at another try', [send(1, { outcome: 'lost' }), send(1)]],
  ['left without an answer and acknowledged later', [send(1, { outcome: 'unanswered' }), send(1)]],
  ['left without an answer and is there', [send(1, { outcome: 'unanswered' })]],
  ['in no want of an answer and is there', [send(1, { acks: 0 })]],
])('a send that was %s does not explain what else is missing', (_, sends) => {
  const { found, seen } = run([3], [call, send(0), ...sends, end]);
  const never = run([3], [call, send(0), send(1), end]).found[0];
  const one = theOne(found, seen, 'lot-4');
  expect(one.asks).toEqual(never?.asks);
  expect(one.says).toEqual(never?.says);
  // The one that did not arrive is found behind it.
  const lost = send(3, { outcome: 'lost' });
  const behind = run([3], [call, ...sends, lost, end]);
  const at = 2 + sends.length;
  const told = theOne(behind.found, behind.seen, 'lot-4');
  expect(told).toMatchObject({ evidence: [1, at, at + 1], firstBad: at + 1 });
});

test('a try of several records is not made good by an acknowledgement of some', () => {
  const all = [2, 3].map((index) => recordOf(0, events[index] ?? { lotId: '?', farmId: '?' }));
  const cut = produced(0, all, { outcome: 'lost' });
  const { found, seen } = run([3], [call, cut, send(2), end]);
  expect(theOne(found, seen, 'lot-4')).toMatchObject({ evidence: [1, 2, 4], firstBad: 4 });
});

test.each([
  ['to another topic', { topic: 'elsewhere' }],
  ['in no want of an answer', { acks: 0 }],
  ['refused', { outcome: 'refused' }],
] as const)('another try %s makes nothing good', (_, said) => {
  const { found, seen } = run([3], [call, send(3, { outcome: 'lost' }), send(3, said), end]);
  expect(theOne(found, seen, 'lot-4')).toMatchObject({ evidence: [1, 2, 4], firstBad: 4 });
});

test('who wants no answer is asked about that', () => {
  const { found, seen } = run([3], [call, send(3, { acks: 0 }), end], { unacknowledged: 0 });
  const one = theOne(found, seen);
  expect(one.asks.en).toContain('acks: 0');
  expect(one.asks.ko).toContain('acks: 0');
});

test('sends that were acknowledged or refused leave the question which call was to send it', () => {
  const refusedSend = send(2, { outcome: 'refused', error: 'MESSAGE_TOO_LARGE' });
  const { found, seen } = run([2], [call, send(0), send(1), refusedSend, send(3), end]);
  // The last three of its sends, and the return.
  expect(theOne(found, seen)).toMatchObject({ evidence: [1, 3, 4, 5, 6], firstBad: 6 });
});

test('who sent nothing is asked something else than who sent the others', () => {
  const none = run([0, 1, 2, 3, 4, 5, 6], [call, end]);
  const some = run([6], [call, send(0), end]);
  expect(theOne(none.found, none.seen, 7)).toMatchObject({ evidence: [1, 2], firstBad: 2 });
  expect(none.found[0]?.asks).not.toEqual(some.found[0]?.asks);
});

test('a topic that is not there explains what was not acknowledged', () => {
  const { found, seen } = run(
    [0],
    [call, refused('Metadata', 'pick-ups'), send(0, { outcome: 'lost' }), end],
    { unacknowledged: 1 },
  );
  expect(theOne(found, seen, 'pick-ups').firstBad).toBe(2);
});
