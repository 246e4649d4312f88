import { expect, test } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { theOne } from '../testing/findings.ts';
import { called, harnessDid, history, reported, type LooseEvent } from '../testing/history.ts';
import { callThat, learnerThat, openThat, stageOf } from '../testing/stage.ts';
import type { Open } from '../stage.ts';
import {
  hasEnded,
  lookMs,
  neverEnds,
  onlyRests,
  onlyTimers,
  pauseMs,
  quietMs,
  untilSilent,
  watchSilence,
  type Silence,
} from './quiet.ts';

test('silence is longer than a pause, and a pause than several of the looks by which it is counted', () => {
  expect(quietMs).toBeGreaterThan(pauseMs);
  expect(pauseMs).toBeGreaterThanOrEqual(5 * lookMs);
});

test('a call that can no longer end runs out of time, where it was called', () => {
  const seen = history(
    called('settlement', 'startReader'),
    called('trace', 'stop'),
    called('trace', 'startReader'),
    called('trace', 'startReader'),
  );
  const { finding } = neverEnds(stageOf(seen), learnerThat({}), 'startReader');
  expect(theOne([finding], seen, 'startReader')).toMatchObject({
    code: 'TIMEOUT',
    subject: 'startReader',
    evidence: [3],
    firstBad: 3,
  });
});

test('a call nobody saw has no evidence', () => {
  const { finding } = neverEnds(stageOf(history()), learnerThat({}), 'startReader');
  expect(finding).toMatchObject({ evidence: [], firstBad: null });
});

test('a call has ended when it settled or its process is gone', () => {
  expect(hasEnded(callThat({}), learnerThat({}))).toBe(false);
  expect(hasEnded(callThat({ settled: true }), learnerThat({}))).toBe(true);
  expect(hasEnded(callThat({}), learnerThat({ alive: false }))).toBe(true);
});

const said = reported('trace', 'something');
const others = reported('settlement', 'something');

type Happening = LooseEvent | 'nothing' | 'death';

/**
 * The silences it told, while these happened one after the other; `opens` is what the process has open,
 * look by look, the last of them from then on.
 */
async function watch(
  happenings: Happening[],
  {
    limit = 20,
    before = [said],
    opens = [{ timers: 1 }] as Partial<Open>[],
    groupsWaitMs = 0,
  } = {},
) {
  const seen: HistoryEvent[] = history(...before);
  let alive = true;
  let looks = 0;
  const silences: Silence[] = [];
  const waited: string[] = [];
  const happen = (what: Happening) => () => {
    if (what === 'death') alive = false;
    else if (what !== 'nothing') seen.push({ ...what, seq: seen.length + 1, ms: 0 });
  };
  const stage = stageOf(seen, happenings.map(happen), {
    look: () => (looks += 1),
    groupsWaitMs,
  });
  const until: typeof stage.until = async (wait) => {
    const how = await stage.until(wait);
    waited.push(how);
    return how;
  };
  let turns = 0;
  const learner = {
    ...learnerThat({}),
    get alive() {
      return alive;
    },
    turn: () => Promise.resolve(openThat(opens[Math.min(turns++, opens.length - 1)] ?? {})),
  };
  await watchSilence({ ...stage, until }, learner, {
    over: () => silences.length >= limit,
    seen(silence) {
      silences.push(silence);
      return Promise.resolve();
    },
  });
  return { silences, ticks: silences.map(({ ms }) => ms / lookMs), looks, waited };
}

test('each further while of silence is counted', async () => {
  expect((await watch([], { limit: 4 })).ticks).toEqual([1, 2, 3, 4]);
});

test('whatever the process says begins the count anew', async () => {
  const { ticks } = await watch(['nothing', 'nothing', said, 'nothing', said, said], { limit: 7 });
  expect(ticks).toEqual([1, 2, 0, 1, 0, 0, 1]);
});

test('so does what the harness does to all, and not what it does to another', async () => {
  const all = { ...harnessDid('slow'), process: null };
  const another = { ...harnessDid('slow'), process: 'settlement' };
  expect((await watch(['nothing', all, another], { limit: 4 })).ticks).toEqual([1, 0, 1, 2]);
});

test('what a broker that lets groups wait is silent for is not counted, up to its limit', async () => {
  const opens = [{ unanswered: 1 }, { unanswered: 1 }, { unanswered: 0 }, { unanswered: 1 }];
  const groupsWaitMs = 3 * lookMs;
  expect((await watch([], { limit: 6, opens, groupsWaitMs })).ticks).toEqual([0, 0, 1, 1, 2, 3]);
  expect((await watch([], { limit: 3, opens })).ticks).toEqual([1, 2, 3]);
});

test('a while is over as soon as the process says something, or is gone', async () => {
  const { waited } = await watch(['nothing', said, others, 'death']);
  expect(waited).toEqual(['late', 'met', 'late', 'met']);
});

test('what others say is silence too', async () => {
  const { ticks } = await watch(['nothing', others, others], { limit: 3 });
  expect(ticks).toEqual([1, 2, 3]);
});

test('a process that never said anything is silent from the beginning', async () => {
  expect((await watch(['nothing', said], { limit: 3, before: [] })).ticks).toEqual([1, 0, 1]);
});

test('nothing is told of a process that is gone, nor once it is over', async () => {
  expect((await watch(['death'])).ticks).toEqual([]);
  expect((await watch(['nothing', 'death'])).ticks).toEqual([1]);
  expect((await watch(['nothing'], { limit: 0 })).ticks).toEqual([]);
});

test('other waits look again at each of its signs, for what it tells is no event', async () => {
  expect((await watch([said, 'nothing'], { limit: 3 })).looks).toBe(3);
});

const still = async (opens: Partial<Open>[], happenings: Happening[] = []): Promise<boolean[]> =>
  (await watch(happenings, { limit: 5, opens })).silences.map((silence) => silence.still);

test('still is who has nothing open that could do anything, at several looks on end', async () => {
  expect(await still([{ sockets: 2 }])).toEqual([false, false, true, true, true]);
  expect(await still([{}, {}, { timers: 1 }, {}])).toEqual([false, false, false, false, false]);
});

test.each(['timers', 'rests', 'work', 'unanswered'] as const)(
  '%s open: not still',
  async (what) => {
    expect(await still([{ [what]: 1 }])).toEqual([false, false, false, false, false]);
  },
);

test('who asks the broker for records is still once it was told often enough that there are none', async () => {
  const asks = (...answered: number[]): Partial<Open> => ({
    fetches: answered.map((count) => ({ open: 1, answered: count })),
  });
  expect(await still([asks(4)])).toEqual([false, false, false, false, false]);
  expect(await still([asks(4), asks(5), asks(5), asks(6)])).toEqual([
    ...[false, false, false],
    ...[true, true],
  ]);
});

test('who asks for records over several connections was told so over each of them', async () => {
  const asks = (one: number, other: number, open = 1): Partial<Open> => ({
    fetches: [
      { open: 1, answered: one },
      { open, answered: other },
    ],
  });
  expect(await still([asks(4, 0), asks(6, 0), asks(8, 1), asks(10, 1), asks(12, 2)])).toEqual([
    ...[false, false, false, false],
    true,
  ]);
  // Of one over which nothing is asked, no answer is waited for.
  expect(await still([asks(4, 0, 0), asks(5, 0, 0), asks(6, 0, 0)])).toEqual([
    ...[false, false],
    ...[true, true, true],
  ]);
});

test('who is found at rest between one request and the next is not still', async () => {
  const asked = (begun: number): Partial<Open> => ({ begun });
  expect(await still([1, 2, 3, 4, 5].map(asked))).toEqual([false, false, false, false, false]);
  expect(await still([1, 2, 2, 2, 2].map(asked))).toEqual([false, false, false, true, true]);
});

test('what is said in between ends the stillness', async () => {
  expect(await still([{}], ['nothing', 'nothing', said])).toEqual([
    ...[false, false, false],
    ...[false, false],
  ]);
});

test('only rests, only timers: nothing else may be open', () => {
  expect(onlyRests(openThat({ rests: 1, sockets: 2, fetches: [{ open: 1, answered: 3 }] }))).toBe(
    true,
  );
  expect(onlyTimers(openThat({ timers: 1, sockets: 2, fetches: [{ open: 1, answered: 3 }] }))).toBe(
    true,
  );
  expect(onlyRests(openThat({}))).toBe(false);
  expect(onlyTimers(openThat({}))).toBe(false);
  for (const other of ['work', 'unanswered'] as const) {
    expect(onlyRests(openThat({ rests: 1, [other]: 1 }))).toBe(false);
    expect(onlyTimers(openThat({ timers: 1, [other]: 1 }))).toBe(false);
  }
  expect(onlyRests(openThat({ rests: 1, timers: 1 }))).toBe(false);
  expect(onlyTimers(openThat({ rests: 1, timers: 1 }))).toBe(false);
});

test('a wait ends when it is met, when the process is gone, still, or quiet for long', async () => {
  const wait = (opens: Partial<Open>, met: () => boolean, alive = true) =>
    untilSilent(
      stageOf(history()),
      learnerThat({ alive, turn: () => Promise.resolve(openThat(opens)) }),
      met,
    );
  expect(await wait({}, () => true)).toBe('met');
  expect(await wait({}, () => false, false)).toBe('met');
  expect(await wait({}, () => false)).toBe('still');
  expect(await wait({ timers: 1 }, () => false)).toBe('quiet');
});
