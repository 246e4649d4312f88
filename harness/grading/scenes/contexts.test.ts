import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { Interruption } from '../interruption.ts';
import { factsOf, handed, published, quality, settlement } from '../testing/contexts.ts';
import { history, type LooseEvent } from '../testing/history.ts';
import { callThat, learnerThat, stageOf } from '../testing/stage.ts';
import { supplied, untilKept } from './contexts.ts';

const milk = { lotId: 'lot-1' };
const coop = learnerThat({ name: 'co-op' });
const lots = factsOf().lots.slice(0, 2);
const everything = [
  ...[1, 2].flatMap((number) => [...published(number), ...handed(quality, number, milk)]),
  ...[1, 2].flatMap((number) => handed(settlement, number, milk)),
];

/** Waits on a run of which these events have happened, and the others happen then. */
function waitOn(happened: readonly LooseEvent[], ...later: (readonly LooseEvent[])[]) {
  const run: HistoryEvent[] = history(...happened);
  const next = later.map((events) => () => {
    run.splice(0, run.length, ...history(...run, ...events));
  });
  const done = untilKept(stageOf(run, next), coop, { contexts: [quality, settlement], lots });
  return done.then(() => run.length);
}

describe('contexts are waited for', () => {
  it('until each has kept everything', async () => {
    expect(await waitOn(everything)).toBe(everything.length);
  });

  it('and one that is told of results until it has as many as there are', async () => {
    const most = everything.slice(0, -1);
    expect(await waitOn(most, everything.slice(-1))).toBe(everything.length);
  });

  it('but no more once they stand still', async () => {
    const stopped = { because: 'threw', of: ['no'] } as const;
    const run = [
      ...[...published(1), ...handed(quality, 1, milk)],
      ...[...published(2), ...handed(quality, 2, null, { stopped })],
      ...handed(settlement, 1, milk),
    ];
    expect(await waitOn(run)).toBe(run.length);
  });

  it('and what they kept before they stood still is waited for all the same', async () => {
    const stopped = { because: 'columns', of: ['tempC'] } as const;
    const [report, kept] = handed(quality, 1, milk);
    if (report === undefined || kept === undefined) throw new Error('unreachable');
    const stands = [...published(1), report, ...handed(quality, 2, milk, { stopped })];
    const later = [kept, ...handed(settlement, 1, milk)];
    expect(await waitOn(stands, later)).toBe(stands.length + later.length);
  });

  it('and that they never come to an end is nobody’s answer', async () => {
    await expect(waitOn([])).rejects.toThrow(/not done after 5 s/);
  });

  it('and a process that is gone ends the run', async () => {
    const gone = learnerThat({ name: 'co-op', alive: false });
    const waiting = untilKept(stageOf(history()), gone, { contexts: [quality], lots });
    await expect(waiting).rejects.toMatchObject({
      finding: { code: 'CRASHED', subject: 'toSample' },
    });
  });
});

describe('what the exercise supplies', () => {
  const calling = (said: Parameters<typeof callThat>[0], alive = true) => {
    const learner = learnerThat({ name: 'co-op', alive, call: () => callThat(said) });
    return supplied(stageOf(history()), learner, 'measure', []);
  };

  it('gives what it gave', async () => {
    expect(await calling({ settled: true, result: 7 })).toBe(7);
  });

  it('fails as nobody’s answer', async () => {
    const error = await calling({ settled: true, error: 'no broker' }).catch((one: unknown) => one);
    expect(error).not.toBeInstanceOf(Interruption);
    expect(String(error)).toContain('no broker');
    await expect(calling({ settled: false })).rejects.toThrow('it never ended');
  });

  it('ends with the process', async () => {
    await expect(calling({ settled: false }, false)).rejects.toBeInstanceOf(Interruption);
  });
});
