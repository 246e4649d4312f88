// What to type for an exercise, in the order in which people need it.
import type { ExerciseFacts } from '../../markdown/exercise.ts';

export interface Command {
  line: string;
  does: 'runWorked' | 'watch' | 'grade' | 'hint';
}

export function commandsFor({ slug, kind }: Pick<ExerciseFacts, 'slug' | 'kind'>): Command[] {
  if (kind === 'worked') return [{ line: `npm run grade -- ${slug}`, does: 'runWorked' }];
  return [
    { line: `npm run watch -- ${slug}`, does: 'watch' },
    { line: `npm run grade -- ${slug}`, does: 'grade' },
    { line: `npm run hint -- ${slug}`, does: 'hint' },
  ];
}
