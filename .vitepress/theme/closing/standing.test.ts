import { expect, it } from 'vitest';
import { countOf, solvedOf } from './standing.ts';

const exercise = (slug: string, level: 'core' | 'stretch', kind: 'make' | 'worked' = 'make') => ({
  ...{ slug, level, kind, minutes: 5, title: { en: slug, ko: slug } },
});
const lessons = [
  { exercises: [exercise('shown', 'core', 'worked'), exercise('a', 'core')] },
  { exercises: [exercise('b', 'core'), exercise('c', 'stretch'), exercise('d', 'stretch')] },
];
const all = solvedOf(lessons, { a: 'graded', c: 'practised', gone: 'graded' });

it('tells of each exercise of the learner’s how it was solved, and of no worked example', () => {
  expect(all.map(({ slug, as }) => [slug, as])).toEqual([
    ['a', 'graded'],
    ['b', undefined],
    ['c', 'practised'],
    ['d', undefined],
  ]);
});

it('counts a level', () => {
  expect([countOf(all, 'core'), countOf(all, 'stretch')]).toEqual([
    { count: 1, of: 2 },
    { count: 1, of: 2 },
  ]);
});
