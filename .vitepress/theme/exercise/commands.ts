// What to type for an exercise, in the order in which people need it.
import type { ExerciseFacts } from '../../markdown/exercise.ts';

export interface Command {
  line: string;
  does: 'runWorked' | 'watch' | 'grade' | 'hint';
}

export function commandsFor({ slug, kind, seed }: ExerciseFacts): Command[] {
  if (kind === 'worked') {
    const same = seed === null ? '' : ` --seed ${seed} --wire`;
    return [{ line: `npm run grade -- ${slug}${same}`, does: 'runWorked' }];
  }
  return [
    { line: `npm run watch -- ${slug}`, does: 'watch' },
    { line: `npm run grade -- ${slug}`, does: 'grade' },
    { line: `npm run hint -- ${slug}`, does: 'hint' },
  ];
}
