import { describe, expect, it } from 'vitest';
import { emptyJournal } from '../progress/journal.ts';
import { signsOf } from './signs.ts';

const exercise = (slug: string, level: 'core' | 'stretch', kind: 'worked' | 'make' = 'make') => ({
  ...{ slug, level, kind, minutes: 5, title: { en: slug, ko: slug } },
});
const lesson = {
  slug: 'tape',
  predictions: ['a', 'b'],
  exercises: [
    exercise('shown', 'core', 'worked'),
    exercise('one', 'core'),
    exercise('more', 'stretch'),
  ],
};
const counts = (journal: Partial<typeof emptyJournal>): string[] =>
  signsOf(lesson, { ...emptyJournal, ...journal }).map(
    ({ name, done, of }) => `${name} ${done}/${of}`,
  );

describe('the signs at a stop', () => {
  it('begin with nothing', () => {
    expect(counts({})).toEqual([
      'signRead 0/1',
      'signPredicted 0/2',
      'signPractised 0/1',
      'signGraded 0/1',
    ]);
  });

  it('count this lesson only, and core exercises only', () => {
    expect(
      counts({
        read: ['other'],
        predicted: { 'tape/a': 0, 'other/b': 1, 'tape/gone': 1 },
        passed: { more: 'graded', shown: 'graded' },
      }),
    ).toEqual(['signRead 0/1', 'signPredicted 1/2', 'signPractised 0/1', 'signGraded 0/1']);
  });

  it('take what is graded for practised, and not the other way round', () => {
    expect(counts({ passed: { one: 'practised' } }).slice(2)).toEqual([
      'signPractised 1/1',
      'signGraded 0/1',
    ]);
    expect(counts({ passed: { one: 'graded' } }).slice(2)).toEqual([
      'signPractised 1/1',
      'signGraded 1/1',
    ]);
  });

  it('leave out what a lesson does not have', () => {
    const bare = { slug: 'tape', predictions: [], exercises: [] };
    expect(signsOf(bare, emptyJournal).map(({ name }) => name)).toEqual(['signRead']);
  });
});
