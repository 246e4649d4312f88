// Brings a progress file into this browser: both are kept, and what was graded stays graded.
import { mergeKept, mergePassed } from '../../../harness/progress-file/merge.ts';
import type { ProgressFile } from '../../../harness/progress-file/progress-file.ts';
import type { KeptWork } from '../exercise/kept-work.ts';
import type { Journal } from '../progress/journal.ts';
import { filedAttempt, ownCode } from './gather.ts';

export interface BroughtIn {
  /** Attempts that were not here before. */
  attempts: number;
  /** Exercises in whose place the file's code stands now, and whose former code is an attempt. */
  displaced: string[];
  /** Exercises that this site does not have; they stay in the file. */
  unknown: string[];
}

/** @param shipped by exercise of this site: the code that it ships with */
export function bringInWork(
  file: ProgressFile,
  work: KeptWork,
  shipped: ReadonlyMap<string, string>,
  now: Date,
): BroughtIn {
  const done: BroughtIn = { attempts: 0, displaced: [], unknown: [] };
  for (const filed of file.exercises) {
    const { exercise } = filed;
    if (!shipped.has(exercise)) {
      done.unknown.push(exercise);
      continue;
    }
    const mine = {
      source: ownCode(work.code(exercise), shipped.get(exercise)),
      attempts: work.attempts(exercise).map(filedAttempt),
    };
    const merged = mergeKept(mine, filed, now);
    const same = new Set(mine.attempts.map((attempt) => JSON.stringify(attempt)));
    for (const attempt of merged.attempts) {
      if (!same.has(JSON.stringify(attempt))) work.keepAttempt(exercise, attempt);
    }
    // Last: the former code is an attempt by now.
    if (merged.source !== null && merged.source !== mine.source) {
      work.keepCode(exercise, merged.source);
    }
    done.attempts += merged.added;
    if (merged.displaced) done.displaced.push(exercise);
  }
  return done;
}

/** A prediction that was made here stays; where the reader was last, nobody else knows. */
export function bringInJournal(journal: Journal, file: ProgressFile): Journal {
  const passed = { ...journal.passed };
  for (const { exercise, passed: theirs } of file.exercises) {
    const best = mergePassed(passed[exercise] ?? null, theirs);
    if (best !== null) passed[exercise] = best;
  }
  return {
    ...journal,
    predicted: { ...file.predicted, ...journal.predicted },
    read: [...new Set([...journal.read, ...file.read])],
    passed,
  };
}
