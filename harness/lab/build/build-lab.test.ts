import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { buildLab } from './build-lab.ts';

it('the lab is built, and what is started after it is not in production for it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'milk-run-lab-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    vi.unstubAllEnvs();
  });
  vi.stubEnv('NODE_ENV', undefined);
  const files = (await buildLab(folder)).map(({ file }) => file);
  expect(files).toEqual(
    expect.arrayContaining(['lab.js', 'grading-worker.js', 'process-worker.js']),
  );
  expect(process.env['NODE_ENV']).toBe(undefined);
});
