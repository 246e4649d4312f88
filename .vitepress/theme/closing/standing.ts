// What of the workbook's exercises somebody has solved, and where.
import type { Text } from '../../content/languages.ts';
import type { LessonOnSite } from '../lessons.data.ts';
import type { Journal } from '../progress/journal.ts';

export interface Solved {
  slug: string;
  title: Text;
  level: 'core' | 'stretch';
  as: 'practised' | 'graded' | undefined;
}

/** The learner's own exercises, in the order of the book; worked examples are none. */
export function solvedOf(
  lessons: readonly Pick<LessonOnSite, 'exercises'>[],
  passed: Journal['passed'],
): Solved[] {
  return lessons.flatMap(({ exercises }) =>
    exercises
      .filter(({ kind }) => kind === 'make')
      .map(({ slug, title, level }) => ({ slug, title, level, as: passed[slug] })),
  );
}

/** How many of a level are solved, and of how many. */
export function countOf(
  all: readonly Solved[],
  level: Solved['level'],
): { count: number; of: number } {
  const those = all.filter((one) => one.level === level);
  return { count: those.filter((one) => one.as !== undefined).length, of: those.length };
}
