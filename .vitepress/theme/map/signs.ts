// What a lesson's stop on the map shows of a reader's way.
import type { LessonOnSite } from '../lessons.data.ts';
import type { Journal } from '../progress/journal.ts';

export interface StopSign {
  name: 'signRead' | 'signPredicted' | 'signPractised' | 'signGraded';
  done: number;
  of: number;
}

/** What is graded is practised too. Worked examples are read, not counted. */
export function signsOf(
  { slug, predictions, exercises }: Pick<LessonOnSite, 'slug' | 'predictions' | 'exercises'>,
  { read, predicted, passed }: Journal,
): StopSign[] {
  const core = exercises.filter(({ level, kind }) => level === 'core' && kind === 'make');
  const signs: StopSign[] = [
    { name: 'signRead', done: read.includes(slug) ? 1 : 0, of: 1 },
    {
      name: 'signPredicted',
      done: predictions.filter((id) => predicted[`${slug}/${id}`] !== undefined).length,
      of: predictions.length,
    },
    {
      name: 'signPractised',
      done: core.filter((one) => passed[one.slug] !== undefined).length,
      of: core.length,
    },
    {
      name: 'signGraded',
      done: core.filter((one) => passed[one.slug] === 'graded').length,
      of: core.length,
    },
  ];
  return signs.filter(({ of }) => of > 0);
}
