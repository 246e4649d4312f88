import { expect, test } from 'vitest';
import { history, type LooseEvent } from '../testing/history.ts';
import { from, gave, inputsOf, sent, starts, takes } from '../testing/service.ts';
import { learnerThat, openThat, stageOf } from '../testing/stage.ts';
import type { Open } from '../stage.ts';
import { untilDone, wasBrought } from './service.ts';

const inputs = inputsOf({ lotId: 'lot-1' }, { lotId: 'lot-2' });
const [first, second] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];
const brought = (places: typeof inputs, ...events: LooseEvent[]) =>
  wasBrought(stageOf(history(...events)), 'quality', from, places);

test('what a process was brought is what its Fetches of the topic came past', () => {
  expect(brought(inputs)).toBe(false);
  expect(brought(inputs, gave(first))).toBe(false);
  expect(brought([first], gave(first))).toBe(true);
  expect(brought(inputs, gave(first), gave(second))).toBe(true);
  expect(brought(inputs, gave(second), gave(first))).toBe(true);
  expect(brought([{ ...first, partition: 1 }], gave(first))).toBe(false);
  expect(wasBrought(stageOf(history(gave(first))), 'quality', 'other', [first])).toBe(false);
});

test('a process that was started again was brought nothing yet', () => {
  expect(brought([first], starts(), gave(first), starts())).toBe(false);
  expect(brought([first], starts(), gave(first), starts(), gave(first))).toBe(true);
});

const end = { ...gave(first), from: 1, next: 1, records: [] } as LooseEvent;

test('it is done when the condition is met and its Fetches are at the end', async () => {
  const seen = history(takes());
  let looks = 0;
  const learner = learnerThat({
    name: 'quality',
    turn: () => Promise.resolve(openThat({ timers: 1, begun: (looks += 1) })),
  });
  const happenings = [() => undefined, () => void seen.push(...history(takes(), gave(first), end))];
  await untilDone(stageOf(seen, happenings), { learner }, () => true);
  expect(looks).toBe(1);
});

test('it is over when nothing more can come, and its client’s rests are ended meanwhile', async () => {
  const opens: Open[] = [openThat({ rests: 1 }), openThat({}), openThat({}), openThat({})];
  let looks = 0;
  let skipped = 0;
  const learner = learnerThat({
    name: 'quality',
    turn: () => Promise.resolve(opens[Math.min(looks++, 3)] ?? openThat({})),
    skipRest: () => {
      skipped += 1;
      return Promise.resolve(openThat({}));
    },
  });
  await untilDone(stageOf(history(sent([]))), { learner }, () => false);
  expect([looks, skipped]).toEqual([4, 1]);
});
