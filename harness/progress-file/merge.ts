// What becomes of an exercise when a progress file comes to a place that has its own: both are kept. Nothing
// is dropped, and what was graded stays graded.
import type { FiledAttempt, FiledExercise, PassedAs } from './progress-file.ts';

/** What is kept of one exercise where the file comes to; its source is `null` while nobody has begun. */
export type Kept = Pick<FiledExercise, 'source' | 'attempts'>;

export interface Merged extends Kept {
  /** There was a text of one's own, which the file's took the place of: it is an attempt now. */
  displaced: boolean;
  /** Attempts that were not there before, the displaced text not counted. */
  added: number;
}

const unjudged = { status: null, codes: [], subject: null, standing: null };

/** @param now when the displaced text is put away */
export function mergeKept(mine: Kept, filed: Kept, now: Date): Merged {
  const displaced =
    mine.source !== null && filed.source !== null && mine.source !== filed.source
      ? mine.source
      : undefined;
  const putAway: FiledAttempt[] =
    displaced === undefined || mine.attempts.some(({ source }) => source === displaced)
      ? []
      : [{ ...unjudged, at: now.toISOString(), source: displaced }];
  const known = new Set(mine.attempts.map(({ source }) => source));
  return {
    source: filed.source ?? mine.source,
    attempts: mergeAttempts([...mine.attempts, ...putAway], filed.attempts),
    displaced: displaced !== undefined,
    added: new Set(
      filed.attempts.map(({ source }) => source).filter((source) => !known.has(source)),
    ).size,
  };
}

/** Newest first, each text once with its best verdict. */
export function mergeAttempts(
  mine: readonly FiledAttempt[],
  filed: readonly FiledAttempt[],
): FiledAttempt[] {
  const bySource = new Map<string, FiledAttempt>();
  for (const one of [...mine, ...filed]) {
    const other = bySource.get(one.source);
    bySource.set(one.source, other === undefined ? one : better(other, one));
  }
  return [...bySource.values()].sort((a, b) => b.at.localeCompare(a.at));
}

export function mergePassed(a: PassedAs | null, b: PassedAs | null): PassedAs | null {
  return a === 'graded' || b === 'graded' ? 'graded' : (a ?? b);
}

/** The better verdict, or of equal ones the newer; with the later of the two times. */
function better(a: FiledAttempt, b: FiledAttempt): FiledAttempt {
  const [newer, older] = b.at > a.at ? [b, a] : [a, b];
  return worth(older) > worth(newer) ? { ...older, at: newer.at } : newer;
}

function worth({ status, standing }: FiledAttempt): number {
  if (status === null) return 0;
  if (status !== 'pass') return 1;
  return standing === 'graded' ? 3 : 2;
}
