import { describe, expect, it } from 'vitest';
import { createRandom } from './random.ts';
import { arrivals, exponential, percentile, waits, type StoreOperation } from './store-queue.ts';

const operation = (at: number, takes: number, by = 'dispatch'): StoreOperation => ({
  ...{ at, takes, by },
});
const waited = (operations: readonly StoreOperation[]): number[] =>
  waits(operations).map((one) => one.waits);

describe('a store that does one operation at a time', () => {
  it('keeps nobody waiting who finds it free', () => {
    expect(waited([operation(0, 5), operation(5, 5), operation(20, 5)])).toEqual([0, 0, 0]);
  });

  it('has each wait for those before it, and is done with the last when all are done', () => {
    const served = waits([operation(0, 10), operation(4, 10), operation(5, 1), operation(40, 1)]);
    expect(served.map((one) => [one.waits, one.done])).toEqual([
      [0, 10],
      [6, 20],
      [15, 21],
      [0, 41],
    ]);
  });

  it('serves in the order of arrival, and those that arrive together in the given order', () => {
    const served = waits([
      operation(7, 1, 'late'),
      ...[operation(0, 3, 'report'), operation(0, 2, 'dispatch')],
    ]);
    expect(served.map(({ by, waits: ms }) => [by, ms])).toEqual([
      ['report', 0],
      ['dispatch', 3],
      ['late', 0],
    ]);
  });

  it('makes no difference between who asks: 400 reads of a report delay whoever comes next', () => {
    const report = Array.from({ length: 400 }, () => operation(0, 2, 'report'));
    const served = waits([...report, operation(1, 2)]);
    expect(served.at(-1)).toMatchObject({ by: 'dispatch', waits: 799, done: 802 });
  });

  it('leaves what it was given as it was', () => {
    const given = [operation(3, 1), operation(0, 1)];
    waits(given);
    expect(given.map(({ at }) => at)).toEqual([3, 0]);
    expect(waits([])).toEqual([]);
  });

  // M/M/1: what waits on average is S·ρ/(1−ρ), and of the times in the system 99 % are below S/(1−ρ)·ln 100.
  it.each([0.3, 0.6, 0.9])('waits as theory has it where it is busy to %f', (busy) => {
    const random = createRandom(7);
    const takes = 2;
    const served = waits(
      arrivals(random, { everyMs: takes / busy, forMs: 1_000_000 }).map((at) =>
        operation(at, exponential(random, takes)),
      ),
    );
    const mean = served.reduce((sum, one) => sum + one.waits, 0) / served.length;
    const inSystem = served.map(({ at, done }) => done - at);
    const within = (value: number, wanted: number) => Math.abs(value / wanted - 1);
    expect(within(mean, (takes * busy) / (1 - busy))).toBeLessThan(0.1);
    expect(within(percentile(inSystem, 99), (takes / (1 - busy)) * Math.log(100))).toBeLessThan(
      0.1,
    );
  });
});

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

  it.each([
    [1, 1],
    [50, 50],
    [99, 99],
    [99.5, 100],
    [100, 100],
  ])('is the value that so many percent do not exceed: %f', (percent, value) => {
    expect(percentile(hundred, percent)).toBe(value);
  });

  it('of few values is one of them, and of none is a mistake', () => {
    expect(percentile([3, 1, 2], 99)).toBe(3);
    expect(percentile([3], 1)).toBe(3);
    expect(() => percentile([], 50)).toThrow(RangeError);
  });
});

describe('arrivals', () => {
  it('come as often as said, at times of their own, the same for a seed', () => {
    const times = arrivals(createRandom(1), { everyMs: 10, forMs: 100_000 });
    expect(times.length / 10_000).toBeCloseTo(1, 1);
    expect(times.every((at, index) => at > (times[index - 1] ?? 0) && at < 100_000)).toBe(true);
    expect(arrivals(createRandom(1), { everyMs: 10, forMs: 100_000 })).toEqual(times);
  });
});
