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
  topic,
  type LooseEvent,
} from '../testing/history.ts';
import { amongStrangers } from '../testing/strangers.ts';
import { logOf, noun, pickupsOf, readingOf, recordOf, type Pickup } from '../testing/tape.ts';
import type { HistoryEvent } from '../history.ts';
import type { Reading } from '../scenes/readers.ts';
import { lost, sharedGroup } from './lost.ts';

/** Five events in two partitions, the records of each from an offset on. */
function tape(from = 0) {
  const events = pickupsOf('farm-1', 'farm-2', 'farm-1', 'farm-2', 'farm-1');
  const of = (farm: string) =>
    events
      .filter(({ farmId }) => farmId === farm)
      .map((event, index) => recordOf(from + index, event));
  const log = logOf([of('farm-1'), of('farm-2')]);
  return { events, log, fetches: log.map((one) => brought('trace', one.partition, one.records)) };
}
const { events, log, fetches } = tape();
const except = (...lots: number[]) => events.filter((_, index) => !lots.includes(index + 1));

const alone = (reading: Reading<Pickup>, seen: HistoryEvent[]) => {
  const found = lost(reading, seen);
  expect(amongStrangers(seen, (run) => lost(reading, run))).toEqual(found);
  return found;
};

test('a reader that handed over all it was to lacks nothing, whatever else it handed over', () => {
  expect(lost(readingOf(events, log), history())).toEqual([]);
  const got = [...events, events[0], 'milk', null];
  expect(lost(readingOf(events, log, { got }), history())).toEqual([]);
});

test('what retention had removed before it began is not lacking', () => {
  const got = except(1, 2);
  expect(lost(readingOf(events, log, { expected: got, got }), history())).toEqual([]);
  expect(namesOf(lost(readingOf(events, log, { got }), history()))).toEqual(['LOST trace']);
});

test('a reader that goes on where all was read lacks nothing', () => {
  const reading = readingOf(events, log, { expected: [], got: [], after: 'settlement' });
  expect(lost(reading, history())).toEqual([]);
});

test('the first record it lacks is named, and how many it got of how many', () => {
  const nothing = fetched('trace', 0, { from: 0, count: 0, logEnd: -1 });
  const calls = [called('trace', 'startReader'), nothing];
  const seen = history(...calls, ...fetches, ...fetches, ...fetches);
  const found = alone(readingOf(events, log, { got: except(2, 4) }), seen);
  const one = theOne(found, seen, 'trace', 3, 5);
  expect(namesOf(found)).toEqual(['LOST trace']);
  expect(one).toMatchObject({
    where: `${topic}/1@0 (farm-2)`,
    evidence: [3, 4, 5, 6],
    firstBad: 4,
  });
  expect(one.says.en).toContain(noun.en);
  expect(one.says.ko).toContain(noun.ko);
});

test('a copy too many of one does not make up for another', () => {
  const got = [...except(5), events[0]];
  const seen = history(...fetches);
  expect(theOne(lost(readingOf(events, log, { got }), seen), seen, 4, 5).subject).toBe('trace');
});

test('the reader is named the same at other offsets, lacking more, for another cause', () => {
  const one = lost(readingOf(events, log, { got: except(2) }), history(...fetches));
  const high = tape(50);
  const more = readingOf(high.events, high.log, { got: except(1, 2, 3) });
  expect(namesOf(lost(more, history(...high.fetches)))).toEqual(namesOf(one));
  expect(namesOf(lost(readingOf(events, log, { got: [] }), history()))).toEqual(namesOf(one));
});

const names = ['settlement', 'trace'] as const;
/** Two readers in one group: each got one partition. */
function shared(group: string, order: readonly string[] = names, from = 0) {
  const { events, log } = tape(from);
  const joins = order.map((name, index) => joined(name, group, index + 1));
  const owned = names.map((name, partition) => assigned(name, group, [partition]));
  const before = names.map((name) => brought(name, 0, []));
  const first = names.map((name) => assigned(name, group, [0, 1]));
  const reads = names.map((name, partition) =>
    brought(name, partition, log[partition]?.records ?? []),
  );
  const commits = names.flatMap((name, partition) =>
    [1, 2].map((offset) => committed(name, partition, from + offset, { group })),
  );
  const seen = history(...joins, ...first, ...before, ...owned, ...before, ...reads, ...commits);
  const readings = names.map((name, index) =>
    readingOf(events, log, {
      name,
      group: name,
      got: events.filter(({ farmId }) => farmId === `farm-${index + 1}`),
    }),
  );
  const found = sharedGroup(readings, seen);
  expect(amongStrangers(seen, (run) => sharedGroup(readings, run))).toEqual(found);
  return { seen, found };
}

test('two readers in one group split its partitions: one finding for both', () => {
  const { found, seen } = shared('dairy');
  const one = theOne(found ? [found] : [], seen, 'dairy', 'settlement', 'trace', 2, 5);
  expect(one).toMatchObject({ code: 'LOST', subject: 'group of settlement and trace' });
  // The one that came last lacks what the other got.
  expect(one.where).toBe(`${topic}/0@0 (farm-1)`);
  // Joins, the last assignments, what each then read, and the last commit of each partition.
  expect(one).toMatchObject({ evidence: [1, 2, 7, 8, 11, 12, 14, 16], firstBad: 2 });
});

test('the two are named the same, whoever came first, at any offsets, in any group', () => {
  const name = (run: ReturnType<typeof shared>) => namesOf(run.found ? [run.found] : []);
  expect(name(shared('dairy', ['trace', 'settlement'], 70))).toEqual(name(shared('dairy')));
  expect(name(shared('milk-7'))).toEqual(name(shared('dairy')));
});

function together(got: Pickup[][], ...seen: LooseEvent[]) {
  const readings = names.map((name, index) =>
    readingOf(events, log, { name, group: name, got: got[index] ?? [] }),
  );
  const found = sharedGroup(readings, history(...seen));
  const judge = (run: readonly HistoryEvent[]) => sharedGroup(readings, run);
  expect(amongStrangers(history(...seen), judge)).toEqual(found);
  return found;
}

test('two readers that share a group and lack nothing are not told of it', () => {
  const joins = names.map((name) => joined(name, 'dairy', 1));
  expect(together([events, events], ...joins)).toBeUndefined();
});

test('a reader that lacks records in a group of its own shares it with nobody', () => {
  const joins = names.map((name) => joined(name, name, 1));
  expect(together([events, except(1)], ...joins)).toBeUndefined();
  expect(together([[], []], ...joins)).toBeUndefined();
  expect(together([[], []])).toBeUndefined();
});

test('it is enough that one lacks records when the other got them', () => {
  const joins = names.map((name, index) => joined(name, 'dairy', index + 1));
  const found = together([events, []], ...joins);
  expect(found).toMatchObject({ code: 'LOST', subject: 'group of settlement and trace' });
});

test('a reader that joined a group of its own after all lacks for another cause', () => {
  const seen = [joined('settlement', 'dairy', 1), joined('trace', 'dairy', 2)];
  expect(together([events, []], ...seen, joined('trace', 'trace', 1))).toBeUndefined();
});

test('where a member first came in is shown, not each rebalance, nor a join refused', () => {
  const refusedJoin = { ...joined('trace', 'dairy', 0), error: 'MEMBER_ID_REQUIRED' };
  const generations = [1, 2, 3].flatMap((generation) =>
    names.map((name) => joined(name, 'dairy', generation)),
  );
  const found = together([except(2), except(1)], refusedJoin, ...generations);
  expect(found).toMatchObject({ where: `${topic}/0@0 (farm-1)`, evidence: [2, 3], firstBad: 3 });
});

const trio = ['audit', 'settlement', 'trace'] as const;
/** Three readers that come into one group in an order, of which some lack what the others got. */
function three(order: readonly string[], lacking: readonly string[] = trio) {
  const readings = trio.map((name) =>
    readingOf(events, log, { name, group: name, got: lacking.includes(name) ? except(2) : events }),
  );
  const seen = history(...order.map((name, index) => joined(name, 'dairy', index + 1)));
  const found = sharedGroup(readings, seen);
  expect(amongStrangers(seen, (run) => sharedGroup(readings, run))).toEqual(found);
  return { found: found ? [found] : [], seen };
}
const orders = [
  ['audit', 'settlement', 'trace'],
  ['trace', 'audit', 'settlement'],
  ['settlement', 'trace', 'audit'],
  ['trace', 'settlement', 'audit'],
];

test.each(orders)('three in one group are named the same: %s, then %s, then %s', (...order) => {
  for (const lacking of [trio, ['audit'], ['settlement', 'trace']]) {
    const { found } = three(order, lacking);
    expect(namesOf(found)).toEqual(['LOST group of audit, settlement and trace']);
  }
});

test.each(orders)(
  'of three that lack records one is told, and both others: %s, %s, %s',
  (...order) => {
    const { found, seen } = three(order);
    const one = theOne(found, seen, 4, 5, 'dairy');
    expect(one.says.en).toMatch(/^trace got .* audit and settlement, in the same group dairy, /);
    expect(one.says.ko).toMatch(/^trace 리더가 .* 그룹 dairy에 있는 audit, settlement 쪽에서 /);
    expect(one).toMatchObject({ evidence: [1, 2, 3], firstBad: 2 });
  },
);

test('of two that share a group the one that lacks records is told, whoever came first', () => {
  for (const order of [names, names.toReversed()]) {
    const joins = order.map((name, index) => joined(name, 'dairy', index + 1));
    expect(together([except(1), except(2)], ...joins)?.says.en).toMatch(
      /^trace got .* settlement, in the same group dairy, /,
    );
    expect(together([except(1), events], ...joins)?.says.en).toMatch(
      /^settlement got .* trace, in the same group dairy, /,
    );
  }
});

test('a reader that joined another’s group and was refused shares it with nobody', () => {
  const error = 'INCONSISTENT_GROUP_PROTOCOL';
  const own = joined('settlement', 'dairy', 1);
  const refusedJoin = { ...joined('trace', 'dairy', -1), error };
  expect(together([events, []], own, refusedJoin)).toBeUndefined();
  expect(together([[], events], own, refusedJoin)).toBeUndefined();
  expect(together([[], []], refusedJoin, { ...own, error })).toBeUndefined();
  // Nor does a refusal elsewhere take it out of the group that it shares.
  const after = { ...joined('trace', 'tankers', -1), error };
  expect(together([events, []], own, joined('trace', 'dairy', 2), after)).toMatchObject({
    subject: 'group of settlement and trace',
  });
});

test('a rebalance of another group is no coming into it', () => {
  const seen = [joined('settlement', 'dairy', 1), joined('trace', 'trace', 1)];
  const again = [joined('trace', 'dairy', 2), joined('trace', 'trace', 2)];
  expect(together([events, []], ...seen, ...again)).toMatchObject({
    subject: 'group of settlement and trace',
  });
});
