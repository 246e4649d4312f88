import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paces, readFaithfully, tapes } from '../testing/faithful.ts';
import { namesOf } from '../testing/findings.ts';
import { brought, committed, history, joined, reported, returned } from '../testing/history.ts';
import { logOf, pickupsOf, readingOf, recordOf, type Pickup } from '../testing/tape.ts';
import type { Reading } from '../scenes/readers.ts';
import { readingRules } from './readers.ts';

test('a faithful reader is found nothing, whatever the interleaving of partitions', () => {
  fc.assert(
    fc.property(tapes, paces, (tape, pace) => {
      const { reading, history } = readFaithfully(tape, pace);
      expect(readingRules([reading], history)).toEqual([]);
    }),
  );
});

test.each([
  ['not handed over is LOST', 0, 'LOST trace'],
  ['handed over again is DUP', 2, 'DUP trace'],
])('any one record %s, and nothing else', (_, times, name) => {
  fc.assert(
    fc.property(tapes, paces, fc.nat(), (tape, pace, draw) => {
      const { lotId } = tape.events[draw % tape.events.length] ?? { lotId: '?' };
      const hands = (lot: string): number => (lot === lotId ? times : 1);
      const { reading, history } = readFaithfully(tape, pace, hands);
      expect(namesOf(readingRules([reading], history))).toEqual([name]);
    }),
  );
});

test('a faithful reader of what retention left is found nothing', () => {
  fc.assert(
    fc.property(tapes, paces, fc.double({ min: 0, max: 1, noNaN: true }), (tape, pace, part) => {
      // As a tape retires: below the start records are gone, and the rules still know them.
      const log = tape.log.map((one) => ({ ...one, start: Math.floor(one.end * part) }));
      const left = log.map((one) => {
        return { ...one, records: one.records.filter(({ offset }) => (offset ?? 0) >= one.start) };
      });
      const ids = new Set(
        left.flatMap(({ records }) => records.map((one) => one.headers['event-id'])),
      );
      const { reading, history } = readFaithfully({ ...tape, log: left }, pace);
      const expected = tape.events.filter(({ lotId }) => ids.has(lotId));
      // Who got nothing of a partition has nothing to commit there.
      const committed = new Map(
        left.flatMap(({ partition, records, end }) =>
          records.length > 0 ? [[partition, end]] : [],
        ),
      );
      expect(readingRules([{ ...reading, log, expected, committed }], history)).toEqual([]);
    }),
  );
});

const events = pickupsOf('farm-1', 'farm-2', 'farm-1');
const at = (index: number): Pickup => events[index] ?? { lotId: '?', farmId: '?' };
const log = logOf([events.map((event, index) => recordOf(index, event))]);

test('only the first stage at which a reader went wrong is told', () => {
  let reading = readingOf(events, log, {
    after: 'settlement',
    started: false,
    hasStop: false,
    committed: new Map([[0, 1]]),
    got: ['milk', at(2), at(0), at(0)],
  });
  const early = reported('trace', at(0));
  const commit = committed('trace', 0, 3);
  const fetch = brought('trace', 0, log[0]?.records ?? []);
  const reports = [2, 0, 1].map((index) => reported('trace', at(index)));
  const stop = [joined('trace', 'trace', 1), returned('trace', 'stop')];
  let seen = history(early, commit, ...reports, ...stop);
  const told = (): string[] => namesOf(readingRules([reading], seen));
  const mend = (said: Partial<Reading<Pickup>>): void => void (reading = { ...reading, ...said });

  expect(told()).toEqual(['PHANTOM trace']);
  // TIMEOUT is for who asked for nothing: it cannot stand beside a record that came by a Fetch.
  seen = history(fetch, commit, ...reports, ...stop);
  expect(told()).toEqual(['SHAPE trace onPickup']);
  mend({ got: [at(2), at(0), at(0)] });
  expect(told()).toEqual(['DUP settlement restart']);
  const { after: _, ...first } = reading;
  reading = first;
  expect(told()).toEqual(['LOST trace', 'DUP trace']);
  mend({ got: [at(2), at(0), at(1)] });
  expect(told()).toEqual(['BLOCKED trace', 'ORDER trace']);
  mend({ started: true, got: [at(0), at(1), at(2)] });
  expect(told()).toEqual(['LOST trace crash']);
  seen = history(fetch, ...reports, commit, ...stop);
  expect(told()).toEqual(['SHAPE startReader stop']);
  mend({ hasStop: true });
  expect(told()).toEqual(['DUP trace restart']);
  mend({ committed: new Map([[0, 3]]) });
  expect(told()).toEqual(['BLOCKED trace stop']);
  mend({ committed: new Map([[0, 9]]) });
  expect(told()).toEqual(['SKIP trace restart']);
});

test('a start that asked for nothing is told before what it therefore lacks', () => {
  const reading = readingOf(events, log, { started: false, got: [] });
  expect(namesOf(readingRules([reading], history()))).toEqual(['TIMEOUT startReader']);
});

test('the first reader that went wrong is told of, not those after it', () => {
  const readings = ['settlement', 'trace', 'audit'].map((name, index) =>
    readingOf(events, log, { name, started: index === 0 }),
  );
  const seen = history(...readings.map(({ name }) => brought(name, 0, log[0]?.records ?? [])));
  expect(namesOf(readingRules(readings, seen))).toEqual(['BLOCKED trace']);
});

test('a shared group is told before anything that follows from it', () => {
  const readings = ['settlement', 'trace'].map((name) =>
    readingOf(events, log, { name, got: ['milk'], started: false }),
  );
  const seen = history(...readings.map(({ name }, index) => joined(name, 'dairy', index)));
  expect(namesOf(readingRules(readings, seen))).toEqual(['LOST group of settlement and trace']);
});

test('no reader, no finding', () => {
  expect(readingRules([], history())).toEqual([]);
});
