import { expect, test } from 'vitest';
import { learnerThat, openThat } from '../grading/testing/stage.ts';
import type { Open } from '../grading/stage.ts';
import type { PortCall } from '../wire-tap/boundaries.ts';
import { linger } from './linger.ts';

const vendor: PortCall = 'vendor.call';

/** How often it was looked at before it was let go; the last of what it has open stays so. */
async function looksAt(api: Parameters<typeof linger>[1]['api'], ...open: Partial<Open>[]) {
  let looks = 0;
  let time = 0;
  const turn = (): Promise<Open> => {
    time += 10;
    return Promise.resolve(openThat(open[Math.min(looks++, open.length - 1)] ?? {}));
  };
  await linger(learnerThat({ turn }), { api }, () => time);
  return looks;
}

test('a request that is held is not waited for, but others are', async () => {
  expect(await looksAt('Produce', { unanswered: 1 })).toBe(3);
  expect(await looksAt('Produce', { unanswered: 2 }, { unanswered: 1 })).toBe(4);
  // What it begins in between counts from there.
  const between = [{ unanswered: 1 }, { unanswered: 1 }, { unanswered: 2 }, { unanswered: 1 }];
  expect(await looksAt('Produce', ...between)).toBe(6);
  expect(await looksAt('Produce', { unanswered: 1, work: 1 }, { unanswered: 1 })).toBe(4);
});

test('a Fetch and a call by another port are not among the requests that have no answer', async () => {
  const fetches = [{ open: 1, answered: 0 }];
  expect(await looksAt('Fetch', { fetches })).toBe(3);
  expect(await looksAt('Fetch', { fetches, unanswered: 1 }, { fetches })).toBe(4);
  expect(await looksAt(vendor, { work: 1 })).toBe(3);
  expect(await looksAt(vendor, { work: 1, unanswered: 1 }, { work: 1 })).toBe(4);
  expect(await looksAt(vendor, { work: 2 }, { work: 1 })).toBe(4);
});

test('a process that always has something under way is waited for only so long', async () => {
  expect(await looksAt('Produce', { unanswered: 2 })).toBe(30);
});

test('of a process that is gone, nothing is waited for', async () => {
  let looks = 0;
  const turn = () => Promise.resolve(openThat({ unanswered: ++looks }));
  await linger(learnerThat({ alive: false, turn }), { api: 'Produce' });
  expect(looks).toBe(0);
});
