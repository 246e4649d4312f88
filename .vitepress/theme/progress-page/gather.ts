// What a reader did in this browser, as a progress file says it.
import type {
  FiledAttempt,
  FiledExercise,
  Progress,
} from '../../../harness/progress-file/progress-file.ts';
import type { Journal } from '../progress/journal.ts';
import type { ExerciseWork } from '../exercise/workbench.ts';

export interface Done {
  journal: Journal;
  /** By exercise: code and attempts, as this browser keeps them. */
  work: Readonly<Record<string, ExerciseWork>>;
  /** By exercise: the code that it ships with, which is nobody's. */
  shipped: ReadonlyMap<string, string>;
}

export function gather({ journal, work, shipped }: Done, person: string, now: Date): Progress {
  const names = new Set([...Object.keys(work), ...Object.keys(journal.passed)]);
  return {
    ...{ person, made: now.toISOString(), from: 'page' },
    ...{ read: journal.read, predicted: journal.predicted },
    exercises: [...names]
      .sort()
      .map((exercise): FiledExercise => ({
        exercise,
        passed: journal.passed[exercise] ?? null,
        source: ownCode(work[exercise]?.code, shipped.get(exercise)),
        attempts: (work[exercise]?.attempts ?? []).map(filedAttempt),
      }))
      .filter(
        ({ passed, source, attempts }) => passed !== null || source !== null || attempts.length > 0,
      ),
  };
}

/** `null`: nothing was kept, or only what shipped. */
export function ownCode(code: string | null | undefined, shipped: string | undefined) {
  return code === undefined || code === null || code === shipped ? null : code;
}

export function filedAttempt({
  at,
  source,
  status,
  codes,
  subject,
  standing,
}: ExerciseWork['attempts'][number]): FiledAttempt {
  return { at, source, status, codes, subject, standing };
}
