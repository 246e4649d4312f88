import { expect, test } from 'vitest';
import { inLanes } from './lanes.ts';

/** Runs the steps until all are over; ends them one by one, the first that began first. */
async function story(steps: { id: string; after?: string[] }[], lanes: number): Promise<string[]> {
  const told: string[] = [];
  const ends: (() => void)[] = [];
  const whole = inLanes(steps, lanes, async ({ id }) => {
    told.push(`${id} begins`);
    await new Promise<void>((resolve) => ends.push(resolve));
    told.push(`${id} ends`);
  });
  for (let over = 0; over < steps.length; over += 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(0);
    ends.shift()?.();
    await expect.poll(() => told.filter((one) => one.endsWith('ends')).length).toBe(over + 1);
  }
  await whole;
  return told;
}

test('as many steps run at once as there are lanes', async () => {
  const told = await story([{ id: 'a' }, { id: 'b' }, { id: 'c' }], 2);
  expect(told).toEqual(['a begins', 'b begins', 'a ends', 'c begins', 'b ends', 'c ends']);
});

test('a step waits for those before it, and those behind it do not', async () => {
  const told = await story([{ id: 'build' }, { id: 'look', after: ['build'] }, { id: 'c' }], 2);
  expect(told.slice(0, 2)).toEqual(['build begins', 'c begins']);
  expect(told.indexOf('look begins')).toBeGreaterThan(told.indexOf('build ends'));
});

test('a step does not wait for one that is not run', async () => {
  expect(await story([{ id: 'look', after: ['build'] }], 2)).toEqual(['look begins', 'look ends']);
});

test('a step waits for all that are before it', async () => {
  const steps = [{ id: 'a' }, { id: 'b' }, { id: 'last', after: ['a', 'b'] }, { id: 'c' }];
  const told = await story(steps, 3);
  expect(told.slice(0, 3)).toEqual(['a begins', 'b begins', 'c begins']);
  expect(told.indexOf('last begins')).toBeGreaterThan(told.indexOf('b ends'));
});

test('a step that fails to run at all is heard of', async () => {
  const run = (): Promise<void> => Promise.reject(new Error('no disk'));
  await expect(inLanes([{ id: 'a' }], 2, run)).rejects.toThrow('no disk');
});
