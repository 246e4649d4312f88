import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './testing/folder.ts';
import { cannotWrite } from './cannot-write.ts';

const thrown = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

test('a full disk is told as what it is', async () => {
  // Linux keeps this device for the purpose; elsewhere the error is made by hand.
  const full =
    process.platform === 'linux'
      ? await thrown(writeFile('/dev/full', 'x'))
      : Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  expect(cannotWrite(full, '/checkout/.milk-run', 'jvm')?.message).toMatch(
    /cannot write its files: .*no space left[^]*Free some disk space/,
  );
});

test('other errors stay what they are', async () => {
  const missing = await thrown(readFile(join(await temporaryFolder(), 'none')));
  expect(cannotWrite(missing, '/checkout/.milk-run', 'jvm')).toBeUndefined();
  expect(cannotWrite(new Error('a bug'), '/checkout/.milk-run', 'jvm')).toBeUndefined();
});
