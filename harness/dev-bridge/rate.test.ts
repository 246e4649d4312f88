import { expect, it } from 'vitest';
import { createRate } from './rate.ts';

it('allows a burst, and then what time gives back', () => {
  let now = 0;
  const { allows } = createRate({ burst: 3, perSecond: 2 }, () => now);
  const ask = (times: number): boolean[] => Array.from({ length: times }, allows);
  expect(ask(4)).toEqual([true, true, true, false]);
  now = 500;
  expect(ask(2)).toEqual([true, false]);
  now = 60_000;
  expect(ask(4)).toEqual([true, true, true, false]);
});
