import { expect, test } from 'vitest';
import { p50p95, percentile } from './figures.ts';

test('a percentile is one of the times, whatever their order', () => {
  const times = [5, 1, 4, 2, 3];
  expect([0, 0.2, 0.5, 0.8, 0.95, 1].map((part) => percentile(times, part))).toEqual([
    1, 1, 3, 4, 5, 5,
  ]);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

test('median and 95th percentile, in whole milliseconds', () => {
  expect(p50p95([10.4, 20.6, 30.2])).toEqual(['21 ms', '30 ms']);
});
