// Builds the lab, and says how large it is: what a reader's browser has to load before it can grade.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

export interface Size {
  file: string;
  bytes: number;
  gzipped: number;
}

const bundle = fileURLToPath(new URL('bundle.node.ts', import.meta.url));

/**
 * In a process of its own: Vite's build sets `NODE_ENV` for all that its process starts afterwards, learners'
 * programs and dev servers too.
 *
 * @param more entries besides, for measuring: paths below `harness/lab`, without the ending
 * @returns the files, largest first
 * @throws with what the build said
 */
export async function buildLab(outDir: string, more: readonly string[] = []): Promise<Size[]> {
  await promisify(execFile)(process.execPath, [bundle, outDir, ...more]);
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const content = readFileSync(join(outDir, file));
      return { file, bytes: content.length, gzipped: gzipSync(content).length };
    })
    .sort((a, b) => b.gzipped - a.gzipped);
}
