// How long `npm test` takes when every exercise is solved, with a broker to start and with a warm one.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exercises } from '../../catalog/catalog.ts';
import type { Workbook } from '../testing/workbook.ts';

export interface WholeTimes {
  /** Starts and stops a broker, ms. */
  cold: number[];
  /** On a broker that runs, ms. */
  warm: number[];
}

export async function timeWhole(book: Workbook, count: number): Promise<WholeTimes> {
  for (const { path } of exercises) {
    const solution = join('solutions', path, 'solution.ts');
    if (existsSync(join(book.root, solution))) book.answer(path, solution);
  }
  await book.run(['broker', 'stop']);
  const cold = await times(book, count);
  await book.run(['broker', 'start']);
  const warm = await times(book, count);
  await book.run(['broker', 'stop']);
  return { cold, warm };
}

async function times(book: Workbook, count: number): Promise<number[]> {
  const all: number[] = [];
  for (let run = 0; run < count; run += 1) {
    const began = performance.now();
    const { code, stdout, stderr } = await book.run(['test']);
    if (code !== 0) throw new Error(`npm test ended with ${code ?? '?'}:\n${stdout}${stderr}`);
    all.push(performance.now() - began);
  }
  return all;
}
