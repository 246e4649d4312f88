import { expect, test } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import {
  fetched,
  harnessDid,
  history,
  produced,
  record,
  reported,
  type LooseEvent,
} from '../testing/history.ts';
import { callThat, learnerThat, openThat, stageOf } from '../testing/stage.ts';
import type { Open } from '../stage.ts';
import { unlessStill, untilNoMore, waitsForAnother, type Silent } from './nothing-more.ts';
import { quietMs } from './quiet.ts';

/** What a process did to get on while it was waited for, and how many looks that took. */
async function wait(
  open: Partial<Open>,
  {
    happenings = [] as LooseEvent[],
    met = (): boolean => false,
    threw = (): boolean => false,
    enough = (): boolean => false,
  } = {},
) {
  const seen: HistoryEvent[] = history(reported('v8', 'something'));
  const done = { looks: 0, passed: 0, skipped: 0, asked: 0 };
  const stage = stageOf(
    seen,
    happenings.map((what) => () => {
      seen.push({ ms: 0, ...what, seq: seen.length + 1 });
    }),
  );
  const look = (what: keyof typeof done) => (): Promise<Open> => {
    done[what] += 1;
    return Promise.resolve(openThat(open));
  };
  const call = callThat({});
  await unlessStill(
    {
      stage,
      learner: learnerThat({
        name: 'v8',
        turn: look('looks'),
        passTime: look('passed'),
        skipRest: look('skipped'),
      }),
      call: {
        ...call,
        get error() {
          return threw() ? 'milk' : undefined;
        },
      },
      askBroker: look('asked'),
    },
    met,
    enough,
  );
  return done;
}

const busy = { unanswered: 1 };

test('what is met, or threw, is waited for no longer', async () => {
  expect(await wait(busy, { met: () => true })).toMatchObject({ looks: 0 });
  expect(await wait(busy, { threw: () => true })).toMatchObject({ looks: 0 });
});

test('a process that is still is waited for no longer, when the broker has answered too', async () => {
  expect(await wait({})).toEqual({ looks: 3, passed: 0, skipped: 0, asked: 1 });
});

test('a process that is busy is waited for as long as any pause of its client', async () => {
  const { looks, asked } = await wait(busy);
  expect(looks * 20).toBe(quietMs);
  expect(asked).toBe(1);
});

test('what is enough ends it', async () => {
  expect(await wait(busy, { enough: () => true })).toMatchObject({ looks: 1 });
});

test('timers are let run, also beside a request to another service; rests are skipped', async () => {
  expect((await wait({ timers: 1 })).passed).toBeGreaterThan(0);
  expect((await wait({ timers: 1, work: 1 })).passed).toBeGreaterThan(0);
  expect((await wait({ timers: 1, unanswered: 1 })).passed).toBe(0);
  expect((await wait({ rests: 1 })).skipped).toBeGreaterThan(0);
});

test('a process that is given the same records again and again goes in circles', async () => {
  const again = fetched('v8', 0, { from: 0, count: 2, logEnd: 2 });
  const wrote = produced(0, [record(0, 'lot-1', 'farm-1')], { process: 'v8' });
  const six = Array.from({ length: 6 }, () => again);
  const circles = await wait(busy, { happenings: [...six, again] });
  expect(circles.looks).toBe(0);
  // One that writes between gets on.
  expect((await wait(busy, { happenings: [...six, wrote, ...six] })).looks).toBeGreaterThan(0);
});

test('a process that is busy for ever without writing is waited for no longer', async () => {
  const later = (ms: number): LooseEvent => ({ ...reported('v8', 'something'), ms });
  const { looks } = await wait(busy, { happenings: [later(1), later(4_000), later(5_002)] });
  expect(looks).toBe(0);
  const wrote = { ...produced(0, [record(0, 'lot-1', 'farm-1')], { process: 'v8' }), ms: 4_000 };
  expect((await wait(busy, { happenings: [later(1), wrote, later(5_002)] })).looks).toBe(50);
  // The others' time is not its own, but a while all the same.
  expect((await wait(busy, { happenings: [harnessDid('more')] })).looks).toBeGreaterThan(0);
});

test.each<[string, Partial<Silent['open']>, number, boolean]>([
  ['waits for another service', { work: 1 }, 60, true],
  ['has only begun to be silent', { work: 1 }, 40, false],
  ['waits for the broker', { unanswered: 1 }, 60, false],
  ['waits for the broker for long', { unanswered: 1, work: 1 }, 1_000, true],
  ['has a timer', { timers: 1, work: 1 }, 1_000, false],
  ['has more under way', { work: 2 }, 1_000, false],
])('who %s', (_, said, ms, waits) => {
  const open = { timers: 0, rests: 0, work: 0, unanswered: 0, ...said };
  expect(waitsForAnother({ ms, open })).toBe(waits);
});

test.each([
  ['nothing is added', [0], 3],
  ['something is added at first', [0, 1, 2], 5],
  ['there is no end to it', Array.from({ length: 99 }, (_, index) => index), 50],
])('the looks that are taken when %s', async (_, counts, looks) => {
  let taken = 0;
  const learner = learnerThat({
    turn: () => {
      taken += 1;
      return Promise.resolve(openThat({}));
    },
  });
  const count = (): number => counts[Math.min(taken, counts.length - 1)] ?? 0;
  await untilNoMore({ stage: stageOf([]), learner, call: callThat({}) }, count);
  expect(taken).toBe(looks);
});

test('nothing more is counted of who is gone', async () => {
  const dead = learnerThat({ alive: false, turn: () => Promise.reject(new Error('dead')) });
  await untilNoMore({ stage: stageOf([]), learner: dead, call: callThat({}) }, () => 0);
  const learner = learnerThat({ turn: () => Promise.reject(new Error('it threw')) });
  await untilNoMore({ stage: stageOf([]), learner, call: callThat({ error: 'milk' }) }, () => 0);
});
