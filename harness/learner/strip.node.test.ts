import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { strip } from './strip.node.ts';

test('types are stripped by URL; what cannot be read or stripped is left to the process', () => {
  const directory = mkdtempSync(join(tmpdir(), 'milk-run-strip-'));
  const file = (name: string, text: string): string => {
    const path = join(directory, name);
    writeFileSync(path, text);
    return path;
  };
  try {
    const good = file('good one.ts', 'export const milk: number = 1;');
    const bad = file('bad.ts', 'export enum Milk { raw }');
    const given = strip([good, bad, join(directory, 'none.ts')]);
    expect(Object.keys(given)).toEqual([pathToFileURL(good).href]);
    // At the same places, so that lines and columns of an error are the file's.
    expect(Object.values(given)).toEqual(['export const milk         = 1;']);
  } finally {
    rmSync(directory, { recursive: true });
  }
});
