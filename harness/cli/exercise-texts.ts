// What lies beside an exercise for its learner to read: hints, the reference.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise } from '../catalog/catalog.ts';
import { hintsFor, parseHints, type HintSection } from '../catalog/hints.ts';
import type { Language } from '../grading/text.ts';

/** The hints for a finding; `undefined` for a worked example, which has none. */
export function readHints(
  root: string,
  exercise: Exercise,
  language: Language,
  found: { code: string; subject: string } | undefined,
): HintSection | undefined {
  if (exercise.kind === 'worked') return undefined;
  const file = language === 'ko' ? 'hints.ko.md' : 'hints.md';
  const text = readFileSync(join(root, 'exercises', exercise.path, file), 'utf8');
  return hintsFor(parseHints(text), found);
}

export interface Reference {
  /** From the workbook's root. */
  path: string;
  text: string;
  /** Where other right answers lie, from the root, and how many. */
  alternatives: { path: string; count: number };
}

/** `undefined` for a worked example, which is its own. */
export function readReference(root: string, exercise: Exercise): Reference | undefined {
  if (exercise.kind === 'worked') return undefined;
  const directory = join('solutions', exercise.path);
  const alternatives = join(directory, 'alternatives');
  return {
    path: join(directory, 'solution.ts'),
    text: readFileSync(join(root, directory, 'solution.ts'), 'utf8').trimEnd(),
    alternatives: {
      path: alternatives,
      count: readdirSync(join(root, alternatives)).length,
    },
  };
}
