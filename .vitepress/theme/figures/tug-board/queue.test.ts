import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../harness/grading/random.ts';
import {
  arrivals,
  exponential,
  percentile,
  waits,
} from '../../../../harness/grading/store-queue.ts';
import { p99At, waitAt } from './queue.ts';

const takes = 8;

describe('the formulas of the board', () => {
  it.each([
    [7, 0.6],
    [42, 0.6],
    [7, 0.9],
    [42, 0.9],
  ])('say what a simulated store comes to (seed %i, busy to %f)', (seed, busy) => {
    const random = createRandom(seed);
    const served = waits(
      arrivals(random, { everyMs: takes / busy, forMs: 6_000_000 }).map((at) => ({
        ...{ at, by: 'dispatch' },
        takes: exponential(random, takes),
      })),
    );
    const mean = served.reduce((sum, one) => sum + one.waits, 0) / served.length;
    const p99 = percentile(
      served.map(({ at, done }) => done - at),
      99,
    );
    expect(Math.abs(mean / (takes * waitAt(busy)) - 1)).toBeLessThan(0.08);
    expect(Math.abs(p99 / p99At(busy, takes) - 1)).toBeLessThan(0.08);
  });

  it('have six times the waiting and four times the time in all, from 60 to 90 percent', () => {
    expect(waitAt(0.9) / waitAt(0.6)).toBeCloseTo(6);
    expect(p99At(0.9, takes) / p99At(0.6, takes)).toBeCloseTo(4);
    expect(Math.round(p99At(0.6, takes))).toBe(92);
    expect(Math.round(p99At(0.9, takes))).toBe(368);
  });

  it('end where more comes than can be done', () => {
    expect(waitAt(1)).toBe(Infinity);
    expect(p99At(1.2, takes)).toBe(Infinity);
  });
});
