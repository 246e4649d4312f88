import { expect, test } from 'vitest';
import { namesOf } from '../testing/findings.ts';
import { history, returned, topic } from '../testing/history.ts';
import { callThat, learnerThat, stageOf } from '../testing/stage.ts';
import {
  idOf,
  keyOf,
  logOf,
  noun,
  pickupsOf,
  recordOf,
  wrote,
  type Pickup,
} from '../testing/tape.ts';
import type { ReaderStart } from './readers.ts';
import { publishTape, tapeRules } from './tape.ts';

const events = pickupsOf('farm-1', 'farm-2', 'farm-1');
const [first, second, third] = events as [Pickup, Pickup, Pickup];
const log = logOf([[recordOf(0, first), recordOf(1, third)], [recordOf(0, second)]]);

/** Writes the events, lets so much of each partition be removed, then `audit` reads and hands over nothing. */
async function readAfter(part: number, committed: [number, number][] = []) {
  const removed: Map<number, number>[] = [];
  const starts: ReaderStart<Pickup>[] = [];
  const stage = stageOf(history(...wrote(log), returned('audit', 'startReader')), [], {
    learner: (name) =>
      Promise.resolve(
        learnerThat({ name, call: () => callThat({ settled: true, methods: ['stop'] }) }),
      ),
    hold: () => ({
      waiting: 0,
      arrived: 0,
      letGo: () => undefined,
      release: () => undefined,
      drop: () => undefined,
    }),
    slowFetch: () => ({ release: () => undefined }),
    note: () => undefined,
    log: () => Promise.resolve(log),
    committed: () => Promise.resolve(new Map(committed)),
    removeBefore: (_, offsets) => {
      removed.push(new Map(offsets));
      return Promise.resolve();
    },
  });
  const tape = await publishTape<Pickup>(stage, {
    topic,
    events,
    publish: { name: 'publishDawn', args: [] },
    read: {
      name: 'startReader',
      args: (start) => {
        starts.push(start);
        return [];
      },
      sink: 'onPickup',
    },
    keyOf,
    idOf,
    noun,
  });
  await tape.retire(part, { en: 'retention', ko: '보존' });
  await tape.read([{ name: 'audit' }]);
  const found = tapeRules<Pickup>().flatMap((rule) => rule(tape.facts, stage.history));
  return { removed, found, expected: starts.map((start) => start.expected) };
}

test('who reads a tape of which nothing is left has nothing to hand over and nothing to commit', async () => {
  const { removed, found, expected } = await readAfter(1);
  expect(removed).toEqual([
    new Map([
      [0, 2],
      [1, 1],
    ]),
  ]);
  expect(expected).toEqual([[]]);
  expect(namesOf(found)).toEqual([]);
});

test('who reads a tape of which a part is left is to hand that over', async () => {
  const { removed, found, expected } = await readAfter(1 / 2);
  expect(removed).toEqual([
    new Map([
      [0, 1],
      [1, 0],
    ]),
  ]);
  expect(expected).toEqual([[second, third]]);
  expect(namesOf(found)).toEqual(['LOST audit']);
});
