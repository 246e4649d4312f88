// Where the learner stands with each exercise.
import { readFileSync } from 'node:fs';
import { exercises, type Exercise } from '../catalog/catalog.ts';
import { attemptName } from '../progress/attempts.ts';
import type { ProgressEvent } from '../progress/progress.ts';
import { standingOf, type Standing } from '../progress/standing.ts';
import { answerPath, isUntouched } from '../session/session.ts';

export interface Row {
  exercise: Exercise;
  standing: Standing;
}

export function standings(root: string, events: readonly ProgressEvent[]): Row[] {
  return exercises.map((exercise) => {
    const file = answerPath(root, exercise);
    return {
      exercise,
      standing: standingOf(events, exercise.path, {
        attempt: nameOf(file),
        untouched: isUntouched(root, exercise, file),
      }),
    };
  });
}

/** The name that an attempt with the file's text has; `null`: there is no file. */
export function nameOf(file: string): string | null {
  try {
    return attemptName(readFileSync(file));
  } catch {
    return null;
  }
}
