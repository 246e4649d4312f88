// Save to verdict, as a learner has it: `npm run watch` in a copy of the workbook, an answer saved
// again and again at a person's pace, and the time that watch prints under each verdict.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../brokers/until.ts';
import type { RunningCommand, Workbook } from '../testing/workbook.ts';

/** Between a verdict and the next save: nobody types quicker. */
const paceMs = 1_200;
const verdictLimitMs = 60_000;

export interface SaveTimes {
  /** From the file's modification to the verdict printed, in ms, one for each save. */
  times: number[];
}

/** Saves the answer `saves` times under a watch that has graded the exercise once already. */
export async function timeSaves(
  book: Workbook,
  watch: RunningCommand,
  { exercise, file, saves }: { exercise: string; file: string; saves: number },
): Promise<SaveTimes> {
  const target = join(book.root, 'exercises', exercise, 'exercise.ts');
  const source = readFileSync(join(book.root, file), 'utf8');
  const times: number[] = [];
  for (let save = 1; save <= saves; save += 1) {
    const before = printedTimes(watch).length;
    await pause(paceMs);
    writeFileSync(target, `${source}// save ${save} of ${file}\n`);
    const time = await until(() => printedTimes(watch)[before], { withinMs: verdictLimitMs });
    if (time === undefined) {
      throw new Error(`No verdict on ${file} after ${verdictLimitMs / 1000} s:\n${watch.output()}`);
    }
    times.push(time);
  }
  return { times };
}

function printedTimes(watch: RunningCommand): number[] {
  return [...watch.output().matchAll(/^(\d+) ms · /gm)].map(([, ms]) => Number(ms));
}
