import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import {
  called,
  committed,
  fetched,
  history,
  joined,
  left,
  produced,
  record,
  returned,
  startsAt,
  topic,
  type LooseEvent,
} from '../testing/history.ts';
import {
  corrected,
  due,
  fetchedAll,
  group,
  old,
  paid,
  payablesOf,
  replayed,
  run,
  stopped,
  v7Left,
  wrote,
} from '../testing/replay.ts';
import { amongStrangers } from '../testing/strangers.ts';
import type { Lot, Replayed } from '../scenes/replay.ts';
import { replayRules } from './replayed.ts';

/** What the rules say of it, the same among strangers. */
function judge(facts: Replayed, ...events: LooseEvent[]) {
  const seen = history(...events);
  const found = replayRules(facts, seen);
  expect(amongStrangers(seen, (events_) => replayRules(facts, events_))).toEqual(found);
  return { found, seen };
}

/** Version 8 settled these. */
function settling(settled: readonly Lot[], said: Partial<Replayed> = {}, ...more: LooseEvent[]) {
  return judge(replayed(settled, said), ...run({ settled }, ...more));
}

const inPartition = (partition: number) => due.filter((one) => one.partition === partition);
const season = due.filter(({ came }) => came === 'since');
const [first] = due;
if (first === undefined) throw new Error('unreachable');

test('a replay that settles what it should, once, and leaves the group at the end, is right', () => {
  expect(settling(due, {}, ...stopped).found).toEqual([]);
  expect(settling(due, { committed: null }).found).toEqual([]);
});

test('the order in which partitions are settled does not matter', () => {
  expect(settling([...inPartition(1), ...inPartition(0)], {}, ...stopped).found).toEqual([]);
});

test('a pickup from before the day is not to be settled once more', () => {
  const { found, seen } = settling([...old, ...due]);
  const one = theOne(found, seen, 2, '12', 'lot-03', `${topic}/0@3 (farm-1)`);
  expect(namesOf(found)).toEqual(['DUP before the day']);
  expect(one.where).toBe(`${corrected}/0@0 (farm-1)`);
});

test('a pickup from before the day is shown with what version 8 was told of where to begin', () => {
  const all = [...old, ...due];
  const { found, seen } = judge(
    replayed(all),
    ...[startsAt('v8', 'latest', 0, 9), startsAt('v8', 'time', 0, 4)],
    ...[startsAt('v8', 'commit', 0, null), startsAt('v8', 'earliest', 0, 3)],
    ...run({ fetched: all, settled: all }),
  );
  const [one] = found;
  const shown = seen.flatMap((event) =>
    one?.evidence.includes(event.seq) && event.type === 'start-offset' ? event.asked : [],
  );
  // The look-up is no beginning, and neither is what was asked for another reason.
  expect(shown).toEqual(['time', 'commit', 'earliest']);
});

test('a partition that was not replayed is named', () => {
  const { found, seen } = settling(inPartition(1), {}, startsAt('v8', 'commit', 0, 6));
  const one = theOne(found, seen, 0, 2);
  expect(namesOf(found)).toEqual(['SKIP partitions']);
  expect(one.where).toBe(`${topic}/0@4 (farm-1)`);
  expect(seen[(one.firstBad ?? 0) - 1]).toMatchObject({ type: 'start-offset', partition: 0 });
});

test('the first pickup of a partition that is passed over is named, with where it began', () => {
  const settled = due.slice(1);
  const { found, seen } = judge(replayed(settled), ...run({ fetched: settled, settled }));
  theOne(found, seen, 'lot-04', 5, 0);
  expect(namesOf(found)).toEqual(['SKIP the day itself']);
});

test('the first pickup that was fetched and passed over has another question', () => {
  const { found, seen } = settling(due.slice(1));
  expect(theOne(found, seen, 'lot-04').asks.en).toContain('Which of your lines decides');
});

test('one in the middle that is missing is lost', () => {
  const { found, seen } = settling(due.filter(({ id }) => id !== 'lot-05'));
  theOne(found, seen, 'lot-05', 4, 5);
  expect(namesOf(found)).toEqual(['LOST season']);
});

test('the first one and another that are missing did not come of a late beginning', () => {
  const settled = due.filter(({ id }) => id !== 'lot-16' && id !== 'lot-18');
  expect(namesOf(settling(settled).found)).toEqual(['LOST season']);
});

test('a group that was not set back is stale', () => {
  const during = due.filter(({ came }) => came === 'during');
  const starts = [startsAt('v8', 'commit', 0, 6), startsAt('v8', 'commit', 1, 9)];
  const { found, seen } = judge(
    replayed(during),
    ...run({ fetched: during, settled: during }, ...starts),
  );
  theOne(found, seen, 6, 5);
  expect(namesOf(found)).toEqual([`STALE group ${group}`]);
});

test('offsets that retention has taken away lead to the other end', () => {
  const outside = fetched('v8', 1, { from: 0, count: 0, logEnd: 9 });
  const { found, seen } = judge(replayed([]), ...run({ fetched: [], settled: [] }), {
    ...outside,
    error: 'OFFSET_OUT_OF_RANGE',
  });
  theOne(found, seen, 5, 5, `${topic}/1@0`);
  expect(namesOf(found)).toEqual(['SKIP season']);
});

test('pickups that were fetched without a payable are lost', () => {
  const { found, seen } = settling([], {}, ...fetchedAll(season));
  theOne(found, seen, 5, 2, corrected);
  expect(namesOf(found)).toEqual(['LOST season']);
});

test('nobody in the place of the old version is lost', () => {
  const { found, seen } = judge(
    replayed([]),
    ...v7Left,
    called('v8', 'replay'),
    committed('v8', 0, 4, { group }),
    returned('v8', 'replay'),
  );
  theOne(found, seen, 5);
  expect(namesOf(found)).toEqual(['LOST season']);
});

test.each([
  ['version 8 had left', [left('v8', group)], 'left its group'],
  [
    'version 8 went on behind it',
    [joined('v8', group, 5), fetched('v8', 0, { from: 7, count: 0, logEnd: 7 })],
    'went on at 7',
  ],
])('what came meanwhile is lost when %s', (_, more, because) => {
  const { found, seen } = judge(
    replayed(season),
    ...run({ fetched: season, settled: season }, ...more),
  );
  const one = theOne(found, seen, 'lot-06');
  expect(one.says.en).toContain(because);
  expect(namesOf(found)).toEqual(['LOST came meanwhile']);
});

test('what came meanwhile, was fetched and not settled is lost', () => {
  const { found, seen } = settling(season);
  expect(theOne(found, seen, 'lot-06').says.en).toContain('fetched it');
});

test('a lot that is settled twice is named', () => {
  const { found } = settling([...due, first]);
  expect(namesOf(found)).toEqual(['DUP lot-04']);
});

test.each([
  ['SHAPE', `${corrected} value`, { value: '[object Object]' }],
  ['ORDER', 'farm-1', { key: null }],
  ['UNTRACED', 'lot-04', { headers: {} }],
])('%s when a payable is not as it should be', (code, subject, said) => {
  const log = (partition: number) =>
    payablesOf(due, said)
      .filter(({ lot }) => lot.partition === partition)
      .map((one) => one.record);
  const logs = {
    ...replayed(due).logs,
    corrected: [0, 1].map((partition) => ({
      partition,
      start: 0,
      end: log(partition).length,
      records: log(partition),
    })),
  };
  expect(namesOf(settling(due, { logs }).found)).toEqual([`${code} ${subject}`]);
});

test('what has been paid is not to be written to', () => {
  const row = record(9, 'lot-04', 'farm-1');
  const logs = {
    ...replayed(due).logs,
    paid: [{ partition: 0, start: 0, end: 10, records: [row] }],
  };
  const wroteThere = produced(0, [row], { process: 'v8', topic: paid });
  const { found, seen } = settling(due, { logs }, wroteThere);
  expect(theOne(found, seen, paid, 1).where).toBe(`${paid}/0@9 (farm-1)`);
  expect(namesOf(found)).toEqual([`DUP ${paid}`]);
  // One that was aborted is not there.
  expect(settling(due, {}, wroteThere, ...stopped).found).toEqual([]);
  // And version 7 may write as long as it is at work.
  const byV7 = produced(0, [row], { process: 'v7', topic: paid });
  expect(settling(due, { logs }, byV7, ...stopped).found).toEqual([]);
});

test('a payable in the new topic is not taken for one in the old topic at the same place', () => {
  const logs = {
    ...replayed(due).logs,
    paid: [{ partition: 0, start: 0, end: 1, records: [record(0, 'lot-04', 'farm-1')] }],
  };
  expect(settling(due, { logs }, ...stopped).found).toEqual([]);
});

test('a version 7 that goes on alone is not told of', () => {
  const { found } = judge(
    replayed([]),
    joined('v7', group, 1),
    called('v8', 'replay'),
    returned('v8', 'replay'),
  );
  expect(namesOf(found)).toEqual(['LOST season']);
});

test('two versions at work are told of, whatever else is wrong', () => {
  const row = record(0, 'lot-06', 'farm-1');
  const { found, seen } = judge(
    replayed([]),
    joined('v7', group, 1),
    joined('v8', group, 2),
    produced(0, [row], { process: 'v7', topic: paid }),
  );
  const one = theOne(found, seen, group, 'lot-06');
  expect(namesOf(found)).toEqual(['TWO-WRITERS v7']);
  expect(one.firstBad).toBe(3);
});

test('a version 7 that left and came back is at work', () => {
  const back = joined('v7', group, 9);
  expect(namesOf(settling(due, {}, back).found)).toEqual(['TWO-WRITERS v7']);
});

test.each([
  ['has members', 'The consumer group must have no running instances', 'Who keeps', 'v7'],
  ['is of no matter', 'TypeError: milk', 'Which line', ''],
])('a call that threw hears why when the group %s', (_, threw, asks, member) => {
  const { found, seen } = judge(
    replayed([], { threw }),
    joined('v7', group, 1),
    called('v8', 'replay'),
    { ...returned('v8', 'replay'), error: threw },
  );
  const one = theOne(found, seen, threw, member);
  expect(one.asks.en).toContain(asks);
  expect(one.says.en.includes('Members')).toBe(member !== '');
  expect(namesOf(found)).toEqual(['CRASHED replay']);
});

test('a call that has not ended when all is settled waits in vain', () => {
  const { found, seen } = settling(due, { started: false, committed: null });
  theOne(found, seen, 6);
  expect(namesOf(found)).toEqual(['BLOCKED replay']);
});

test('what cannot be stopped has no shape', () => {
  const { found } = settling(due, { hasStop: false, committed: null });
  expect(namesOf(found)).toEqual(['SHAPE replay stop']);
});

test('a group of another name leaves the old one stale', () => {
  const elsewhere = [
    ...v7Left,
    called('v8', 'replay'),
    joined('v8', 'settlement-v8', 1),
    returned('v8', 'replay'),
    ...fetchedAll(due),
    ...wrote(due),
    committed('v8', 0, 7, { group: 'settlement-v8' }),
    called('v8', 'stop'),
    left('v8', 'settlement-v8'),
    returned('v8', 'stop'),
  ];
  const facts = replayed(due);
  const { found, seen } = judge({ ...facts, committed: facts.before }, ...elsewhere);
  theOne(found, seen, 6, 0, 'settlement-v8');
  expect(namesOf(found)).toEqual([`STALE group ${group}`]);
});

test('a group of another name that hands its places over is right', () => {
  const beside = [joined('v8', 'settlement-replay', 1), left('v8', 'settlement-replay')];
  expect(judge(replayed(due), ...beside, ...run({}), ...stopped).found).toEqual([]);
  const events = [...run({}), ...beside, ...stopped];
  expect(judge(replayed(due), ...events).found).toEqual([]);
});

test('what was settled and never committed would be settled again', () => {
  const settled = [
    ...v7Left,
    called('v8', 'replay'),
    committed('v8', 0, 4, { group }),
    joined('v8', group, 3),
    returned('v8', 'replay'),
    ...fetchedAll(due),
    ...wrote(due),
    ...stopped,
  ];
  const at = new Map([
    [0, 4],
    [1, 9],
  ]);
  const { found, seen } = judge(replayed(due, { committed: at }), ...settled);
  theOne(found, seen, 6, 4, 3);
  expect(namesOf(found)).toEqual(['DUP v8 restart']);
});

test('a group that is behind, or beyond the end, is told of', () => {
  const at = (offset: number) => ({
    committed: new Map([
      [0, offset],
      [1, 9],
    ]),
  });
  expect(namesOf(settling(due, at(6), ...stopped).found)).toEqual(['DUP v8 restart']);
  expect(namesOf(settling(due, at(8), ...stopped).found)).toEqual(['SKIP v8 restart']);
});

test('a commit that comes before the payable is told of', () => {
  const events = [
    ...v7Left,
    called('v8', 'replay'),
    joined('v8', group, 3),
    returned('v8', 'replay'),
    ...fetchedAll(due),
    committed('v8', 1, 9, { group }),
    ...wrote(due),
    committed('v8', 0, 7, { group }),
  ];
  const { found, seen } = judge(replayed(due, { committed: null }), ...events);
  theOne(found, seen, 9, 1, 'lot-16');
  expect(namesOf(found)).toEqual(['LOST v8 crash']);
});

test('commits of a transaction, and those that set a group back, come before payables rightly', () => {
  const events = [
    ...v7Left,
    called('v8', 'replay'),
    committed('v8', 0, 4, { group }),
    committed('v8', 1, 6, { group }),
    joined('v8', group, 3),
    returned('v8', 'replay'),
    ...fetchedAll(due),
    committed('v8', 0, 7, { group, transactionalId: 't' }),
    committed('v8', 1, 9, { group, transactionalId: 't' }),
    ...wrote(due),
  ];
  expect(judge(replayed(due, { committed: null }), ...events).found).toEqual([]);
});

test('a member that stays in the group after its stop is told of', () => {
  const events = run({}, called('v8', 'stop'), returned('v8', 'stop'));
  expect(namesOf(judge(replayed(due), ...events).found)).toEqual(['BLOCKED v8 stop']);
});
