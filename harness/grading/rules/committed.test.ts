import { expect, test } from 'vitest';
import { namesOf, theOne } from '../testing/findings.ts';
import {
  committed as commit,
  history,
  joined,
  reported,
  topic,
  type LooseEvent,
} from '../testing/history.ts';
import { amongStrangers } from '../testing/strangers.ts';
import { logOf, pickupsOf, readingOf, recordOf, type Pickup } from '../testing/tape.ts';
import type { Reading } from '../scenes/readers.ts';
import { committed, committedTooSoon } from './committed.ts';

const events = pickupsOf('farm-1', 'farm-1', 'farm-1', 'farm-1');
const records = (from: number) => events.map((event, index) => recordOf(from + index, event));
/** One partition whose four records are followed by so many control records. */
const tape = (from = 0, control = 0) => logOf([records(from)], [from + 4 + control]);

function end(
  offsets: [number, number][],
  {
    from = 0,
    control = 0,
    ...said
  }: { from?: number; control?: number } & Partial<Reading<Pickup>>,
  ...seen: LooseEvent[]
) {
  const numbered = history(joined('trace', 'trace', 1), ...seen);
  const reading = readingOf(events, tape(from, control), {
    committed: new Map(offsets),
    ...said,
  });
  const found = committed(reading, numbered);
  expect(amongStrangers(numbered, (run) => committed(reading, run))).toEqual(found);
  return { found, seen: numbered };
}

test.each([
  ['exactly behind the last record', 4, 0],
  ['behind the last record, before what a transaction left', 4, 2],
  ['past a control record, within the log', 5, 2],
  ['exactly at the end of the log, past control records', 6, 2],
])('a commit %s is right', (_, offset, control) => {
  expect(end([[0, offset]], { control }).found).toEqual([]);
});

test('before a stop nothing is asked of commits', () => {
  expect(end([], { committed: null }).found).toEqual([]);
});

test('a partition without records needs no commit', () => {
  const log = logOf([[], records(0)], [3, 4]);
  expect(end([[1, 4]], { log }).found).toEqual([]);
  expect(namesOf(end([], { log }).found)).toEqual(['DUP trace restart']);
});

test('a partition whose records are all gone needs no commit; one that has some left does', () => {
  const gone = (start: number) => tape(0, 2).map((one) => ({ ...one, start }));
  for (const offset of [[], [[0, 2]], [[0, 4]], [[0, 6]]] as [number, number][][]) {
    expect(end(offset, { log: gone(6) }).found).toEqual([]);
    expect(end(offset, { log: gone(4) }).found).toEqual([]);
  }
  expect(namesOf(end([], { log: gone(3) }).found)).toEqual(['DUP trace restart']);
  expect(namesOf(end([[0, 3]], { log: gone(3) }).found)).toEqual(['DUP trace restart']);
  expect(end([[0, 4]], { log: gone(3) }).found).toEqual([]);
});

test('a commit past the end skips what comes next, though there is no record yet, or none left', () => {
  const empty = logOf([[]], [0]);
  const gone = tape().map((one) => ({ ...one, start: 4 }));
  expect(namesOf(end([[0, 1]], { log: empty }).found)).toEqual(['SKIP trace restart']);
  expect(namesOf(end([[0, 5]], { log: gone }).found)).toEqual(['SKIP trace restart']);
});

test('a commit of the last record’s own offset gives it a second time', () => {
  const own = [commit('trace', 0, 2), commit('trace', 0, 3)];
  const { found, seen } = end([[0, 3]], {}, ...own, commit('trace', 1, 9));
  const one = theOne(found, seen, 'trace', 3, `${topic}/0@3`);
  expect(namesOf(found)).toEqual(['DUP trace restart']);
  expect(one).toMatchObject({ where: `${topic}/0@3 (farm-1)`, evidence: [3], firstBad: 3 });
});

test('control records do not make up for a record that is not committed', () => {
  expect(namesOf(end([[0, 3]], { control: 2 }).found)).toEqual(['DUP trace restart']);
});

test('a commit past the end of the log skips what comes next, and says how many', () => {
  const { found, seen } = end(
    [[0, 7]],
    { control: 1 },
    commit('trace', 0, 3),
    commit('trace', 0, 7),
  );
  const one = theOne(found, seen, 'trace', 7, 5, 2);
  expect(namesOf(found)).toEqual(['SKIP trace restart']);
  expect(one).toMatchObject({ where: `${topic}/0@5`, evidence: [3], firstBad: 3 });
});

test('a group that committed nothing is told so, and where it will begin', () => {
  const { found, seen } = end([], {});
  const one = theOne(found, seen, 'trace', `${topic}/0@0`);
  expect(namesOf(found)).toEqual(['DUP trace restart']);
  expect(one).toMatchObject({ evidence: [], firstBad: null });
  expect(one.asks).not.toEqual(end([[0, 3]], {}).found[0]?.asks);
});

test('a commit that was refused is no commit', () => {
  const refused = commit('trace', 0, 4, { error: 'ILLEGAL_GENERATION' });
  expect(end([], {}, refused).found[0]?.evidence).toEqual([]);
});

test('commits that stand under another group are told of with it', () => {
  const { found, seen } = end([], {}, commit('trace', 0, 4, { group: 'dairy' }));
  const one = theOne(found, seen, 'trace', 'dairy');
  expect(namesOf(found)).toEqual(['DUP trace restart']);
  expect(one).toMatchObject({ evidence: [2], firstBad: 2 });
  expect(one.asks).not.toEqual(end([], {}).found[0]?.asks);
});

test('a reader that chose its own group is told that group', () => {
  const { found, seen } = end([[0, 1]], { group: null }, joined('trace', 'dairy', 1));
  theOne(found, seen, 'dairy', 'trace');
  expect(namesOf(found)).toEqual(['DUP trace restart']);
});

test('a join that was refused is no group it chose', () => {
  const refused = { ...joined('trace', 'tankers', -1), error: 'INCONSISTENT_GROUP_PROTOCOL' };
  const seen = [joined('trace', 'dairy', 1), refused, commit('trace', 0, 1, { group: 'dairy' })];
  const { found, seen: numbered } = end([[0, 1]], { group: null }, ...seen);
  const one = theOne(found, numbered, 'dairy');
  expect(one).toMatchObject({ evidence: [4], firstBad: 4 });
  expect(one.says.en + one.says.ko).not.toContain('tankers');
});

test('a commit is named the same, whatever group the reader chose', () => {
  const inGroup = (group: string, offset: number) =>
    namesOf(end([[0, offset]], { group: null }, joined('trace', group, 1)).found);
  expect(inGroup('milk-7', 3)).toEqual(['DUP trace restart']);
  expect(inGroup('milk-7', 9)).toEqual(['SKIP trace restart']);
  expect(inGroup('milk-8', 9)).toEqual(['SKIP trace restart']);
});

test('each partition must be committed; the first that is not is told', () => {
  const log = logOf([records(0), records(0), records(0)]);
  const found = (...offsets: [number, number][]) => end(offsets, { log }).found[0]?.where;
  expect(found([0, 4], [1, 4], [2, 4])).toBeUndefined();
  expect(found([0, 4], [1, 2], [2, 9])).toBe(`${topic}/1@3 (farm-1)`);
  expect(found([0, 4], [1, 4])).toBe(`${topic}/2@3 (farm-1)`);
});

test('a commit that lacks something is named the same at other offsets', () => {
  const names = [end([[0, 3]], {}), end([[0, 51]], { from: 50 }), end([], { from: 9 })];
  expect(new Set(names.flatMap(({ found }) => namesOf(found))).size).toBe(1);
  const past = [end([[0, 5]], {}), end([[0, 90]], { from: 50 })];
  expect(new Set(past.flatMap(({ found }) => namesOf(found)))).toEqual(
    new Set(['SKIP trace restart']),
  );
});

const hands = (...lots: number[]) =>
  lots.map((lot) => reported('trace', events[lot - 1] ?? { lotId: '?' }));
const at = (offset: number, said: Parameters<typeof commit>[3] = {}) =>
  commit('trace', 0, offset, said);

function soon(seen: LooseEvent[], from = 0, start = 0) {
  const numbered = history(...seen);
  const log = tape(from).map((one) => ({ ...one, start }));
  const reading = readingOf(events, log);
  const found = committedTooSoon(reading, numbered);
  expect(amongStrangers(numbered, (run) => committedTooSoon(reading, run))).toEqual(found);
  return { found, seen: numbered };
}

test.each([
  ['after each record', [...hands(1), at(1), ...hands(2), at(2), ...hands(3, 4), at(4)]],
  ['after all', [...hands(1, 2, 3, 4), at(4)]],
  ['never', hands(1, 2, 3, 4)],
  ['when some of what it covers was handed over', [...hands(1), at(4), ...hands(2, 3, 4)]],
  ['the same once more', [...hands(1, 2), at(2), at(2), ...hands(3, 4), at(4)]],
  ['nothing yet', [at(0), ...hands(1, 2, 3, 4), at(4)]],
])('who commits %s does not commit too soon', (_, seen) => {
  expect(soon(seen).found).toEqual([]);
});

test('who commits everything before handing over the first would lose it in a crash', () => {
  const { found, seen } = soon([at(4), ...hands(1, 2, 3, 4)]);
  const one = theOne(found, seen, 'trace', 'lot-1', 4);
  expect(namesOf(found)).toEqual(['LOST trace crash']);
  expect(one).toMatchObject({ where: `${topic}/0@0 (farm-1)`, evidence: [1, 2], firstBad: 1 });
});

test('a commit of nothing is not too soon, but does not excuse the next', () => {
  const { found } = soon([at(0), at(4), ...hands(1, 2, 3, 4)]);
  expect(found[0]).toMatchObject({ where: `${topic}/0@0 (farm-1)`, firstBad: 2 });
});

test('who commits each record before handing it over would lose one in a crash', () => {
  const { found } = soon([1, 2, 3, 4].flatMap((lot) => [at(lot), ...hands(lot)]));
  expect(namesOf(found)).toEqual(['LOST trace crash']);
});

test('it must hold for at least half of the records: reports and commits come by two ways', () => {
  const half = [at(1), ...hands(1), at(2), ...hands(2, 3, 4), at(4)];
  expect(namesOf(soon(half).found)).toEqual(['LOST trace crash']);
  const less = [at(1), ...hands(1, 2, 3, 4), at(4)];
  expect(soon(less).found).toEqual([]);
});

test('records that are gone do not excuse a commit that was too soon', () => {
  const { found } = soon([at(4), ...hands(3, 4)], 0, 2);
  expect(found[0]).toMatchObject({ where: `${topic}/0@2 (farm-1)`, evidence: [1, 2], firstBad: 1 });
  expect(soon([...hands(3), at(4), ...hands(4)], 0, 2).found).toEqual([]);
});

test.each([
  ['refused', { error: 'REBALANCE_IN_PROGRESS' }],
  ['of another topic', { topic: 'elsewhere' }],
  ['of another process', { process: 'settlement' }],
])('a commit %s says nothing of this reader’s records', (_, said) => {
  expect(soon([at(4, said), ...hands(1, 2, 3, 4), at(4)]).found).toEqual([]);
});

test('a record handed to another sink is not handed over by that', () => {
  const errors = events.map((event) => reported('trace', event, 'onError'));
  const { found } = soon([...errors, at(4), ...hands(1, 2, 3, 4)]);
  expect(namesOf(found)).toEqual(['LOST trace crash']);
});

test('what was handed over twice was done at the first time', () => {
  expect(soon([...hands(1, 2, 3, 4), at(4), ...hands(1, 2, 3, 4)]).found).toEqual([]);
});

test('it is named the same at other offsets and with other commits', () => {
  const high = soon([at(23), ...hands(1, 2, 3), at(24), ...hands(4)], 20);
  expect(namesOf(high.found)).toEqual(namesOf(soon([at(4), ...hands(1, 2, 3, 4)]).found));
});
