import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { identify, isAlive, killIfOurs } from './processes.ts';

test('a process is itself as long as it runs', async () => {
  const child = spawn('sleep', ['30']);
  await once(child, 'spawn');
  const identity = identify(child.pid ?? 0);
  if (identity === undefined) throw new Error('it runs');
  expect(isAlive(identity)).toBe(true);
  killIfOurs(identity, 'SIGKILL');
  await once(child, 'exit');
  expect(isAlive(identity)).toBe(false);
});

test.for([{ started: 'another time' }, {}])(
  'a process that cannot be shown to be ours is never killed: %o',
  async (recorded) => {
    const child = spawn('sleep', ['30']);
    await once(child, 'spawn');
    killIfOurs({ pid: child.pid ?? 0, ...recorded }, 'SIGKILL');
    // Had it been killed, this polite signal would find it dead, and the exit would name SIGKILL.
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  },
);
