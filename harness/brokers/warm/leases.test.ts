import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/folder.ts';
import { countLiveLeases, takeLease } from './leases.ts';
import { identify } from './processes.ts';

/** Above the highest id any of our systems gives out. */
const NOBODY = 2 ** 30;

test('a lease counts until it is given back', async () => {
  const dir = await temporaryFolder();
  const [first, second] = [await takeLease(dir), await takeLease(dir)];
  expect(await countLiveLeases(dir)).toBe(2);
  await first.giveBack();
  await first.giveBack();
  expect(await countLiveLeases(dir)).toBe(1);
  await second.giveBack();
  expect(await countLiveLeases(dir)).toBe(0);
});

test('the lease of a dead process does not count, and is removed', async () => {
  const dir = await temporaryFolder();
  await takeLease(dir, { pid: NOBODY });
  expect(await countLiveLeases(dir)).toBe(0);
  expect(await readdir(dir)).toEqual([]);
});

test('a lease does not pass to a later process with the same id', async () => {
  const dir = await temporaryFolder();
  expect(identify(process.pid)?.started).toBeDefined();
  await takeLease(dir, { pid: process.pid, started: 'an earlier time' });
  expect(await countLiveLeases(dir)).toBe(0);
});

test('a lease that is being written counts already', async () => {
  const dir = await temporaryFolder();
  await writeFile(join(dir, `${process.pid}-00ff.json`), '');
  expect(await countLiveLeases(dir)).toBe(1);
});

test('no directory means no lease', async () => {
  expect(await countLiveLeases(join(await temporaryFolder(), 'none'))).toBe(0);
});
