import { promisify } from 'node:util';
import { compileFunction } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installLearnerClock, type LearnerClock } from './clock.ts';
import { tellTimers } from './kafkajs-timers.ts';

/** Longer than any test runs: only `passTime` can bring it about. */
const hour = 3_600_000;
const { setTimeout, setInterval, clearTimeout, clearInterval, Date } = globalThis;
const now = performance.now;
let clock: LearnerClock;

beforeAll(() => {
  clock = installLearnerClock();
});
afterAll(() => {
  Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval, Date });
  performance.now = now;
});

describe('as time passes, a learner’s timers', () => {
  it('run in the order of their times, and only those that are due', async () => {
    const ran: string[] = [];
    globalThis.setTimeout(() => void ran.push('late'), 3 * hour);
    globalThis.setTimeout((word: string) => void ran.push(word), 2 * hour, 'second');
    globalThis.setTimeout(() => void ran.push('first'), hour);
    const cleared = globalThis.setTimeout(() => void ran.push('never'), hour);
    globalThis.clearTimeout(cleared);
    await clock.passTime(2 * hour);
    expect(ran).toEqual(['first', 'second']);
    await clock.passTime(hour);
    expect(ran).toEqual(['first', 'second', 'late']);
  });

  it('are there when a timer makes them, and what they resolve goes on in between', async () => {
    const ran: string[] = [];
    const wait = (): Promise<void> => new Promise((go) => void globalThis.setTimeout(go, hour));
    const chain = (async () => {
      for (const step of ['a', 'b']) {
        await wait();
        ran.push(step);
      }
    })();
    globalThis.setTimeout(() => void ran.push('between'), 1.5 * hour);
    await clock.passTime(2 * hour + 1_000);
    expect(ran).toEqual(['a', 'between', 'b']);
    await chain;
  });

  it('repeat, and stop when they are cleared', async () => {
    let ticks = 0;
    const interval = globalThis.setInterval(() => void (ticks += 1), hour);
    await clock.passTime(3 * hour + 1_000);
    expect(ticks).toBe(3);
    globalThis.clearInterval(interval);
    await clock.passTime(3 * hour);
    expect(ticks).toBe(3);
  });

  it('end, though each makes the next', async () => {
    let made = 0;
    let going = true;
    const again = (): void => {
      made += 1;
      if (going) globalThis.setTimeout(again, 1);
    };
    again();
    await clock.passTime(hour);
    expect(made).toBeGreaterThan(100);
    expect(made).toBeLessThan(10_000);
    going = false;
    await clock.passTime(1_000);
  });

  it('begin anew when they are refreshed', async () => {
    let ran = false;
    const timer = globalThis.setTimeout(() => void (ran = true), 2 * hour);
    await clock.passTime(hour);
    timer.refresh();
    await clock.passTime(hour);
    expect(ran).toBe(false);
    await clock.passTime(hour);
    expect(ran).toBe(true);
  });
});

describe('the other ways to wait', () => {
  it('pass too: node:timers/promises and promisify', async () => {
    const { setTimeout: sleep, setInterval: ticks, scheduler } = clock.promises;
    const ended: unknown[] = [];
    const waits = [
      sleep(hour, 'slept').then((value) => void ended.push(value)),
      scheduler.wait(hour).then(() => void ended.push('scheduler')),
      promisify(globalThis.setTimeout)(hour, 'promisified').then((value) => void ended.push(value)),
    ];
    const ticking = (async () => {
      for await (const tick of ticks(hour, 'tick')) {
        ended.push(tick);
        break;
      }
    })();
    await clock.passTime(hour);
    await Promise.all([...waits, ticking]);
    expect(ended.toSorted()).toEqual(['promisified', 'scheduler', 'slept', 'tick']);
  });

  it('are given up by a signal, before and while they wait', async () => {
    const { setTimeout: sleep } = clock.promises;
    const before = clock.pending().timers;
    const controller = new AbortController();
    const wait = sleep(hour, undefined, { signal: controller.signal });
    expect(clock.pending().timers).toBe(before + 1);
    controller.abort();
    await expect(wait).rejects.toMatchObject({ name: 'AbortError', code: 'ABORT_ERR' });
    expect(clock.pending().timers).toBe(before);
    const late = sleep(hour, undefined, { signal: AbortSignal.abort() });
    await expect(late).rejects.toMatchObject({ name: 'AbortError' });
    expect(clock.pending().timers).toBe(before);
  });
});

describe('as time passes, the clocks', () => {
  it('move on: Date.now, new Date, performance.now', async () => {
    const read = (): number[] => [
      globalThis.Date.now(),
      new globalThis.Date().getTime(),
      performance.now(),
    ];
    const before = read();
    await clock.passTime(hour);
    read().forEach((after, index) => {
      const moved = after - (before[index] ?? 0);
      expect(moved).toBeGreaterThanOrEqual(hour);
      expect(moved).toBeLessThan(hour + 60_000);
    });
  });

  it('say the time of a timer while it runs', async () => {
    const start = globalThis.Date.now();
    let at = 0;
    globalThis.setTimeout(() => void (at = globalThis.Date.now()), hour);
    await clock.passTime(3 * hour);
    expect(at - start).toBeGreaterThanOrEqual(hour - 1);
    expect(at - start).toBeLessThan(2 * hour);
  });

  it('read a date that is given as it is', () => {
    expect(new globalThis.Date('2026-01-02T03:04:05Z').toISOString()).toBe(
      '2026-01-02T03:04:05.000Z',
    );
    expect(new globalThis.Date(0)).toBeInstanceOf(globalThis.Date);
    expect(globalThis.Date.parse('1970-01-01T00:00:01Z')).toBe(1_000);
  });
});

type Timers = Record<
  'timeout' | 'interval' | 'sleep',
  (go: () => void, ms: number) => NodeJS.Timeout
> & { clear(timer: NodeJS.Timeout): void };

/** Timers as a file of kafkajs sets them, itself and by kafkajs's `sleep`. */
function kafkajsLike(file: string): Timers {
  const made = (name: string, code: string, required?: unknown): unknown => {
    const module = { exports: {} };
    // As kafkajs's own files are taken, which are CommonJS.
    const file = compileFunction(tellTimers(code, name), ['module', 'exports', 'require']);
    Reflect.apply(file, undefined, [module, module.exports, () => required]);
    return module.exports;
  };
  const sleep = made('utils/sleep', 'module.exports = ms => undefined');
  return made(
    file,
    `const sleep = require('../utils/sleep');
     exports.timeout = (go, ms) => setTimeout(go, ms);
     exports.interval = (go, ms) => setInterval(go, ms);
     exports.sleep = (go, ms) => sleep(ms).then(go);
     exports.clear = (timer) => clearTimeout(timer);`,
    sleep,
  ) as Timers;
}

describe('kafkajs', () => {
  it('has the real timers', async () => {
    const library = kafkajsLike('retry/index');
    const before = clock.pending();
    let ran = 0;
    const timers = [
      library.timeout(() => void (ran += 1), hour),
      library.interval(() => void (ran += 1), hour),
    ];
    expect(clock.pending()).toEqual({ ...before, rests: before.rests + 1 });
    await clock.passTime(2 * hour);
    expect(ran).toBe(0);
    timers.forEach((timer) => library.clear(timer));
    expect(clock.pending()).toEqual(before);
  });

  it('has its rests skipped, the shortest first', async () => {
    const library = kafkajsLike('retry/index');
    const ran: string[] = [];
    library.timeout(() => void ran.push('long'), 2 * hour);
    library.timeout(() => void ran.push('short'), hour);
    expect(clock.pending().rests).toBe(2);
    await clock.skipRest();
    expect(ran).toEqual(['short']);
    await clock.skipRest();
    expect(ran).toEqual(['short', 'long']);
    expect(clock.pending().rests).toBe(0);
    await clock.skipRest();
  });

  it('does not rest where it has nothing to fetch, nor where it asks in vain for a past time', async () => {
    const group = kafkajsLike('consumer/consumerGroup');
    const queue = kafkajsLike('network/requestQueue/index');
    const before = clock.pending();
    await Promise.all([
      new Promise<void>((go) => void group.sleep(go, hour)),
      new Promise<void>((go) => void queue.timeout(go, -5)),
    ]);
    expect(clock.pending()).toEqual(before);
  });

  it('is told by who asked for a sleep, not by the sleep', async () => {
    const retry = kafkajsLike('retry/index');
    let slept = false;
    retry.sleep(() => void (slept = true), hour);
    expect(clock.pending().rests).toBe(1);
    await clock.skipRest();
    await Promise.resolve();
    expect(slept).toBe(true);
  });
});

describe('clearing', () => {
  it('what is no timer is harmless', () => {
    const clear = globalThis.clearTimeout as (what: unknown) => void;
    const before = clock.pending().timers;
    globalThis.clearInterval(undefined);
    for (const what of [null, undefined, 0, -1, 'x', '7', {}, Number.NaN]) clear(what);
    expect(clock.pending().timers).toBe(before);
  });

  it('works by number, by text and by handle', () => {
    const before = clock.pending().timers;
    const handles = [1, 2, 3].map(() => globalThis.setTimeout(() => undefined, hour));
    expect(clock.pending().timers).toBe(before + 3);
    const [one, two, three] = handles;
    globalThis.clearTimeout(Number(one));
    globalThis.clearTimeout(String(Number(two)));
    globalThis.clearTimeout(three);
    expect(clock.pending().timers).toBe(before);
  });
});

describe('what is pending', () => {
  it('is what has still to fire and keeps the process alive', async () => {
    const before = clock.pending().timers;
    globalThis.setTimeout(() => undefined, hour);
    globalThis.setTimeout(() => undefined, hour).unref();
    const interval = globalThis.setInterval(() => undefined, hour);
    expect(clock.pending().timers).toBe(before + 2);
    await clock.passTime(hour);
    expect(clock.pending().timers).toBe(before + 1);
    globalThis.clearInterval(interval);
    expect(clock.pending().timers).toBe(before);
  });
});
