// Finds exercises by what a learner types, and says what is near when nothing has that name.
import { exercises, type Exercise } from './catalog.ts';

/** Exercises whose name, lesson or path is, or contains, what was typed. */
export function findExercises(typed: string): readonly Exercise[] {
  // A path as shells and editors complete it: relative or absolute, of Windows too.
  const wanted = typed
    .trim()
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^(.*\/)?exercises\/|^\.\//, '')
    .replace(/\/(exercise\.ts)?$/, '');
  const exact = exercises.filter(
    (one) => one.slug === wanted || one.path === wanted || one.lesson.slug === wanted,
  );
  return exact.length > 0 ? exact : exercises.filter((one) => one.path.includes(wanted));
}

/** The three names nearest to what was typed. */
export function nearest(typed: string, names: readonly string[] = allNames()): string[] {
  return names
    .map((name) => ({ name, distance: distance(typed.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name);
}

function allNames(): string[] {
  return [...new Set(exercises.flatMap((one) => [one.slug, one.lesson.slug]))];
}

/** Edits (insert, remove, change one letter) from one word to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of Array.from(from).entries()) {
    const next = [i + 1];
    for (const [j, other] of Array.from(to).entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
