import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import {
  assigned,
  brought,
  called,
  committed,
  fetched,
  history,
  joined,
  left,
  putOut,
  returned,
  type LooseEvent,
} from '../testing/history.ts';
import { amongStrangers } from '../testing/strangers.ts';
import { logOf, pickupsOf, readingOf, recordOf, type Pickup } from '../testing/tape.ts';
import type { Reading } from '../scenes/readers.ts';
import type { ReadingRule } from './readers.ts';
import { blocked, leftBehind, neverStarted, withoutStop } from './running.ts';

const events = pickupsOf('farm-1', 'farm-1', 'farm-1');
const tape = (from: number) => logOf([events.map((event, index) => recordOf(from + index, event))]);
const call = called('trace', 'startReader');
const owns = assigned('trace', 'trace', [0]);
const empty = fetched('trace', 0, { from: 0, count: 0, logEnd: -1 });
const all = brought('trace', 0, tape(0)[0]?.records ?? []);
const atEnd = fetched('trace', 0, { from: 3, count: 0, logEnd: 3 });

function run(rule: ReadingRule, said: Partial<Reading<Pickup>>, ...seen: LooseEvent[]) {
  const numbered = history(...seen);
  const reading = readingOf(events, tape(0), said);
  const found = rule(reading, numbered);
  expect(amongStrangers(numbered, (run) => rule(reading, run))).toEqual(found);
  return { found, seen: numbered };
}
const waits = { started: false, hasStop: false };

test('a start that ended has started, whatever it asked for', () => {
  expect(run(neverStarted, {}, call).found).toEqual([]);
  expect(run(blocked, {}, call, all, atEnd).found).toEqual([]);
});

test('a start that never ended and asked for no record has not started', () => {
  const others = [called('trace', 'other'), { ...empty, process: 'settlement' }];
  const { found, seen } = run(neverStarted, waits, ...others, call, owns, owns);
  const one = theOne(found, seen, 'startReader', 'trace');
  expect(namesOf(found)).toEqual(['TIMEOUT startReader']);
  expect(one).toMatchObject({ evidence: [3, 4], firstBad: 3 });
});

test('a start that never ended but asked for records has started', () => {
  expect(run(neverStarted, waits, call, owns, empty).found).toEqual([]);
});

test('a start that waits though everything was handed over is blocked', () => {
  const { found, seen } = run(blocked, waits, call, owns, all, atEnd);
  const one = theOne(found, seen, 'startReader', 'trace', 3);
  expect(namesOf(found)).toEqual(['BLOCKED trace']);
  expect(one).toMatchObject({ evidence: [1, 4], firstBad: 4 });
});

test('a blocked start without a Fetch is shown its call', () => {
  const { found, seen } = run(blocked, waits, called('trace', 'other'), call);
  expect(theOne(found, seen)).toMatchObject({ evidence: [2], firstBad: 2 });
});

test('a blocked reader is named the same, however much it read and from where', () => {
  const far = readingOf(events.slice(1), tape(80), { ...waits, expected: [] });
  expect(namesOf(blocked(far, history(call)))).toEqual(['BLOCKED trace']);
});

test('what a start gave back must have a stop', () => {
  const end = returned('trace', 'startReader');
  const { found, seen } = run(withoutStop, { hasStop: false }, call, returned('trace', 'x'), end);
  const one = theOne(found, seen, 'startReader', 'stop');
  expect(namesOf(found)).toEqual(['SHAPE startReader stop']);
  expect(one).toMatchObject({ evidence: [3], firstBad: 3 });
  expect(run(withoutStop, { hasStop: true }, call, end).found).toEqual([]);
});

test('a start that has not ended has given nothing back yet', () => {
  expect(run(withoutStop, waits, call).found).toEqual([]);
});

const join = joined('trace', 'dairy', 1);
const leave = left('trace', 'dairy');
const stopped = returned('trace', 'stop');

test('a reader that left its group before its stop was done left nobody behind', () => {
  expect(run(leftBehind, {}, join, leave, stopped).found).toEqual([]);
});

test('a reader that joined nothing left nobody behind', () => {
  expect(run(leftBehind, {}, stopped).found).toEqual([]);
});

test('a reader that was not stopped may still be a member', () => {
  expect(run(leftBehind, {}, join, all).found).toEqual([]);
  expect(run(leftBehind, {}, join, returned('settlement', 'stop')).found).toEqual([]);
});

test('a reader that was still a member when its stop was done is found', () => {
  const { found, seen } = run(leftBehind, {}, call, join, stopped);
  const one = theOne(found, seen, 'dairy', 'trace', 'stop');
  expect(namesOf(found)).toEqual(['BLOCKED trace stop']);
  expect(one).toMatchObject({ where: 'group dairy', evidence: [2, 3], firstBad: 3 });
});

test.each([
  ['that came after its stop was done', [join, stopped, leave]],
  ['that the harness did for it', [join, left('trace', 'dairy', { byHarness: true }), stopped]],
  ['of another group', [join, left('trace', 'tankers'), stopped]],
  ['of another member', [join, left('trace', 'dairy', { memberId: 'trace-2' }), stopped]],
  ['of another process', [join, { ...leave, process: 'settlement' }, stopped]],
])('a leave %s does not end its membership', (_, seen) => {
  expect(namesOf(run(leftBehind, {}, ...seen).found)).toEqual(['BLOCKED trace stop']);
});

test('every member a reader had must leave, in every group', () => {
  const second = { ...join, memberId: 'trace-2' };
  const secondLeaves = left('trace', 'dairy', { memberId: 'trace-2' });
  const two = [join, second, joined('trace', 'tankers', 1), left('trace', 'tankers')];
  expect(run(leftBehind, {}, ...two, leave, secondLeaves, stopped).found).toEqual([]);
  for (const only of [leave, secondLeaves]) {
    expect(run(leftBehind, {}, ...two, only, stopped).found[0]?.where).toBe('group dairy');
  }
});

test('rebalances make no further members, and a refused join makes none', () => {
  const refusedJoin = { ...joined('trace', 'dairy', 0), memberId: '', error: 'MEMBER_ID_REQUIRED' };
  const seen = [refusedJoin, join, joined('trace', 'dairy', 2), joined('trace', 'dairy', 3)];
  expect(run(leftBehind, {}, ...seen, leave, stopped).found).toEqual([]);
});

const unknown = 'UNKNOWN_MEMBER_ID';
const refusedCommit = committed('trace', 0, 2, { group: 'dairy', error: unknown });
const outBy: [string, LooseEvent][] = [
  ['a heartbeat', putOut('trace', 'dairy')],
  ['a join', { ...join, generation: -1, error: unknown }],
  ['a commit', refusedCommit],
];

test.each(outBy)('who was told by %s that it is out is no member any more', (_, out) => {
  expect(run(leftBehind, {}, join, out, stopped).found).toEqual([]);
  // It came in again under another name, and left under that one.
  const again = { ...join, memberId: 'trace-2', generation: 3 };
  const leaves = left('trace', 'dairy', { memberId: 'trace-2' });
  expect(run(leftBehind, {}, join, out, again, leaves, stopped).found).toEqual([]);
  const { found, seen } = run(leftBehind, {}, join, out, again, stopped);
  expect(theOne(found, seen)).toMatchObject({ evidence: [3, 4], firstBad: 4 });
});

test.each<[string, LooseEvent[]]>([
  ['after its stop was done', [join, stopped, putOut('trace', 'dairy')]],
  ['of another group', [join, putOut('trace', 'tankers'), stopped]],
  ['as another member', [join, putOut('trace', 'dairy', { memberId: 'trace-2' }), stopped]],
  ['in another process', [join, putOut('settlement', 'dairy', { memberId: 'trace-1' }), stopped]],
  ['by a commit of another group', [join, { ...refusedCommit, group: 'tankers' }, stopped]],
  ['by a commit of another client', [join, { ...refusedCommit, connection: 7 }, stopped]],
  ['by a commit before it came in', [refusedCommit, join, stopped]],
])('who was told %s that it is out was still a member', (_, seen) => {
  expect(namesOf(run(leftBehind, {}, ...seen).found)).toEqual(['BLOCKED trace stop']);
});

test.each([
  ['heartbeat', putOut('trace', 'dairy', { error: 'REBALANCE_IN_PROGRESS' })],
  ['join', { ...join, error: 'REBALANCE_IN_PROGRESS' }],
  ['commit', { ...refusedCommit, error: 'ILLEGAL_GENERATION' }],
])('a member whose %s was refused for a rebalance is still one', (_, refused) => {
  const { found } = run(leftBehind, {}, join, refused, stopped);
  expect(namesOf(found)).toEqual(['BLOCKED trace stop']);
});

test('who comes in only after its stop was done is found, its evidence in order', () => {
  const { found, seen } = run(leftBehind, {}, call, stopped, join);
  const one = theOne(found, seen, 'dairy');
  expect(one).toMatchObject({ subject: 'trace stop', evidence: [2, 3], firstBad: 2 });
});

test('it is named the same, whatever the group is called', () => {
  const other = run(leftBehind, {}, joined('trace', 'group-7', 9), stopped);
  expect(namesOf(other.found)).toEqual(['BLOCKED trace stop']);
});
