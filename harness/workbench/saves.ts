// Tells when an exercise's file was saved.
import { existsSync, watch as watchFiles } from 'node:fs';
import { dirname } from 'node:path';
import type { Exercise } from '../catalog/catalog.ts';
import { answerPath } from '../session/session.ts';

/** How long a file must be left alone before it counts as saved: editors write in several steps. */
const settleMs = 5;

/** Gives a function that ends it. */
export function watchSaves(
  root: string,
  exercises: readonly Exercise[],
  saved: (exercise: Exercise) => void,
): () => void {
  const planned = new Map<Exercise, NodeJS.Timeout>();
  function plan(exercise: Exercise): void {
    clearTimeout(planned.get(exercise));
    planned.set(
      exercise,
      setTimeout(() => saved(exercise), settleMs),
    );
  }
  // Directories, not files: an editor may put a new file in the old one's place.
  const watchers = exercises.flatMap((exercise) => {
    const directory = dirname(answerPath(root, exercise));
    if (!existsSync(directory)) return [];
    return watchFiles(directory, (_, file) => {
      if (file === 'exercise.ts') plan(exercise);
    });
  });
  return () => {
    for (const watcher of watchers) watcher.close();
    for (const timer of planned.values()) clearTimeout(timer);
  };
}
