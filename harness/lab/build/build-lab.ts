// Builds the lab, and says how large it is: what a reader's browser has to load before it can grade.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { labConfig } from './config.ts';

export interface Size {
  file: string;
  bytes: number;
  gzipped: number;
}

/** @returns the files, largest first */
export async function buildLab(outDir: string): Promise<Size[]> {
  await build(labConfig(outDir));
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => {
      const content = readFileSync(join(outDir, file));
      return { file, bytes: content.length, gzipped: gzipSync(content).length };
    })
    .sort((a, b) => b.gzipped - a.gzipped);
}
