// Brings a progress file into the work on this machine. Both are kept: what stood in an exercise's file becomes an
// attempt, and a verdict that is here is not given a second time.
import { exercises, type Exercise } from '../../catalog/catalog.ts';
import { readAnswer } from '../../progress/progress.ts';
import { putBack } from '../../progress/put-back.ts';
import type {
  FiledAttempt,
  FiledExercise,
  ProgressFile,
} from '../../progress-file/progress-file.ts';
import { answerPath, isUntouched } from '../../session/session.ts';
import type { Shell } from '../shell.ts';
import { filedExercise } from './filed.ts';

export interface BroughtIn {
  /** Attempts that were not here, or had a worse verdict. */
  attempts: number;
  /** Exercises whose file is the file's text now. */
  replaced: { exercise: Exercise; kept: string[] }[];
  /** Exercises that this workbook does not have. */
  unknown: string[];
}

type Place = Pick<Shell, 'root' | 'stateDir' | 'progress'>;

export function bringIn(place: Place, file: ProgressFile): BroughtIn {
  const done: BroughtIn = { attempts: 0, replaced: [], unknown: [] };
  for (const filed of file.exercises) {
    const exercise = exercises.find(({ slug }) => slug === filed.exercise);
    if (exercise === undefined) done.unknown.push(filed.exercise);
    else bringInExercise(place, exercise, filed, file.made, done);
  }
  return done;
}

function bringInExercise(
  place: Place,
  exercise: Exercise,
  filed: FiledExercise,
  made: string,
  done: BroughtIn,
): void {
  const mine = filedExercise(place, exercise);
  // Oldest first, as they were made.
  for (const attempt of filed.attempts.toReversed()) {
    if (!isNews(mine, attempt)) continue;
    const { standing, ...rest } = attempt;
    place.progress.bringIn(exercise.path, { ...rest, graded: standing === 'graded' });
    done.attempts += 1;
  }
  const passed = filedExercise(place, exercise).passed;
  if (filed.passed !== null && passed !== 'graded' && passed !== filed.passed) {
    const graded = filed.passed === 'graded';
    const verdict = { at: made, source: null, status: 'pass', codes: [], subject: null } as const;
    place.progress.bringIn(exercise.path, { ...verdict, graded });
  }
  if (filed.source === null || exercise.kind === 'worked') return;
  const path = answerPath(place.root, exercise);
  if (readAnswer(path) === filed.source) return;
  const untouched = isUntouched(place.root, exercise, path);
  const content = new TextEncoder().encode(filed.source);
  const kept = putBack(place.progress, { exercise: exercise.path, file: path, content });
  // A stub that gave way is nothing that anybody would miss.
  done.replaced.push({ exercise, kept: untouched ? [] : kept });
}

function isNews(mine: FiledExercise, attempt: FiledAttempt): boolean {
  const known = mine.attempts.find(({ source }) => source === attempt.source);
  if (known === undefined) return true;
  if (attempt.status === null) return false;
  return known.status !== 'pass' ? known.status !== attempt.status : isBetterPass(known, attempt);
}

function isBetterPass(known: FiledAttempt, { status, standing }: FiledAttempt): boolean {
  return status === 'pass' && standing === 'graded' && known.standing !== 'graded';
}
