import { expect, test } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { theOne } from '../testing/findings.ts';
import { called, harnessDid, history, reported, type LooseEvent } from '../testing/history.ts';
import { callThat, learnerThat, stageOf } from '../testing/stage.ts';
import { hasEnded, neverEnds, quietMs, tickMs, watchSilence } from './quiet.ts';

test('silence is longer than several of the whiles by which it is counted', () => {
  expect(quietMs).toBeGreaterThanOrEqual(2 * tickMs);
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

/** The ticks it told, while these happened one after the other; `before` had happened by then. */
async function watch(happenings: Happening[], { limit = 20, before = [said] } = {}) {
  const seen: HistoryEvent[] = history(...before);
  let alive = true;
  let looks = 0;
  const ticks: number[] = [];
  const waited: string[] = [];
  const happen = (what: Happening) => () => {
    if (what === 'death') alive = false;
    else if (what !== 'nothing') seen.push({ ...what, seq: seen.length + 1, ms: 0 });
  };
  const stage = stageOf(seen, happenings.map(happen), { look: () => (looks += 1) });
  const until: typeof stage.until = async (wait) => {
    const how = await stage.until(wait);
    waited.push(how);
    return how;
  };
  const learner = {
    ...learnerThat({}),
    get alive() {
      return alive;
    },
  };
  await watchSilence({ ...stage, until }, learner, {
    over: () => ticks.length >= limit,
    seen(count) {
      ticks.push(count);
      return Promise.resolve();
    },
  });
  return { ticks, looks, waited };
}

test('each further while of silence is counted', async () => {
  expect((await watch([], { limit: 4 })).ticks).toEqual([1, 2, 3, 4]);
});

test('whatever the process says begins the count anew', async () => {
  const { ticks } = await watch(['nothing', 'nothing', said, 'nothing', said, said], { limit: 7 });
  expect(ticks).toEqual([1, 2, 0, 1, 0, 0, 1]);
});

test('a while is over as soon as the process says something, or is gone', async () => {
  const { waited } = await watch(['nothing', said, others, 'death']);
  expect(waited).toEqual(['late', 'met', 'late', 'met']);
});

test('what others say is silence too', async () => {
  const { ticks } = await watch(['nothing', others, harnessDid('slow')], { limit: 3 });
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
