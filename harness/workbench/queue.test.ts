import { expect, it } from 'vitest';
import { createQueue, Stopped, type Job, type Queue } from './queue.ts';

/** A queue whose jobs end when they are told to, and what became of them. */
function desk(most = 2) {
  const told: string[] = [];
  const ends = new Map<string, () => void>();
  const queue = createQueue(most);
  const job = (name: string, key = name): Job => ({
    key,
    async work(signal) {
      told.push(`${name} begins`);
      const ended = Promise.withResolvers<string>();
      signal.addEventListener('abort', () => ended.resolve((signal.reason as Stopped).why));
      ends.set(name, () => ended.resolve('ends'));
      told.push(`${name} ${await ended.promise}`);
    },
    dropped: (why) => void told.push(`${name} is dropped: ${why}`),
  });
  const add = (...names: [name: string, key?: string]): ReturnType<Queue['add']> =>
    queue.add(job(...names));
  return { queue, told, add, end: (name: string) => ends.get(name)?.() };
}

it('does one after the other', async () => {
  const { told, add, end } = desk();
  add('a');
  add('b');
  await expect.poll(() => told).toEqual(['a begins']);
  end('a');
  await expect.poll(() => told).toEqual(['a begins', 'a ends', 'b begins']);
});

it('lets a newer one of the same key take the place of the one under way and of the one that waits', async () => {
  const { told, add } = desk();
  add('first', 'a');
  await expect.poll(() => told).toHaveLength(1);
  add('second', 'a');
  add('third', 'a');
  await expect
    .poll(() => told)
    .toEqual([
      ...['first begins', 'second is dropped: superseded'],
      ...['first superseded', 'third begins'],
    ]);
});

it('takes only so many; one that takes another’s place is not one more', async () => {
  const { told, add } = desk(1);
  expect([add('a'), add('b'), add('c'), add('again', 'b')]).toEqual([true, true, false, true]);
  await expect.poll(() => told).toEqual(['b is dropped: superseded', 'a begins']);
});

it('stops what is meant and goes on with the next', async () => {
  const { queue, told, add } = desk();
  add('a');
  add('b');
  await expect.poll(() => told).toHaveLength(1);
  queue.stop('a');
  await expect.poll(() => told).toEqual(['a begins', 'a stopped', 'b begins']);
});

it('closes when nothing is under way any more, and begins nothing then', async () => {
  const { queue, told, add } = desk();
  add('a');
  add('b');
  await expect.poll(() => told).toHaveLength(1);
  await queue.close();
  add('c');
  expect(told).toEqual(['a begins', 'b is dropped: closed', 'a closed', 'c is dropped: closed']);
});
