import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { takeLease } from './leases.ts';
import { warmPaths } from './paths.ts';
import { readState, type WarmState, writeState } from './state.ts';
import { unlessUsed } from './unless-used.ts';
import { mkdir } from 'node:fs/promises';

async function warm() {
  const paths = warmPaths(await temporaryFolder(), 'jvm');
  await mkdir(paths.root, { recursive: true });
  const pid = process.pid;
  const state: WarmState = {
    phase: 'ready',
    kind: 'jvm',
    keeper: { pid },
    java: { pid },
    host: '127.0.0.1',
    port: 1,
    version: '4.4.0',
    startedAt: '',
    runDir: '',
  };
  await writeState(paths.state, state);
  return { paths, state };
}

test('while it is being stopped, nobody takes the broker for ready', async () => {
  const { paths, state } = await warm();
  const during: unknown[] = [];
  const stopped = await unlessUsed(paths, async () => {
    during.push(await readState(paths.state));
  });
  expect(stopped).toBe(true);
  expect(during).toEqual([{ ...state, phase: 'stopping' }]);
});

test('a used broker is not stopped, and is ready again', async () => {
  const { paths, state } = await warm();
  await takeLease(paths.leases);
  const stop = (): Promise<void> => Promise.reject(new Error('stopped under a lease'));
  expect(await unlessUsed(paths, stop)).toBe(false);
  expect(await readState(paths.state)).toEqual(state);
});
