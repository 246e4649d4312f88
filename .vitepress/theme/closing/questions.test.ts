import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lessons } from '../../../harness/catalog/catalog.ts';
import { questionsIn, scoreOf, withoutTest } from './questions.ts';

const page = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../docs/${path}`, import.meta.url)), 'utf8');
const english = questionsIn(page('closing-test.md'));

it('the test has twenty questions, at least one of each lesson, in their order', () => {
  const order = lessons.map(({ slug }) => slug);
  expect(english).toHaveLength(20);
  expect([...new Set(english.map(({ lesson }) => lesson))]).toEqual(order);
});

it('each has one right choice, the same in both languages', () => {
  expect(english.every(({ right }) => right >= 0)).toBe(true);
  expect(questionsIn(page('ko/closing-test.md'))).toEqual(english);
});

it('which choice is right cannot be told from where it stands', () => {
  const places = Map.groupBy(english, ({ right }) => right);
  expect([0, 1, 2].map((place) => places.get(place)?.length ?? 0).every((n) => n >= 5)).toBe(true);
});

const questions = [
  { id: 'a', lesson: 'one', right: 1 },
  { id: 'b', lesson: 'two', right: 0 },
  { id: 'c', lesson: 'two', right: 2 },
  { id: 'd', lesson: 'three', right: 0 },
];

it('the score counts what was answered and what was right, and names lessons to go back to once', () => {
  const predicted = {
    'closing-test/a': 1,
    'closing-test/b': 2,
    'closing-test/c': 0,
    'other/d': 1,
  };
  expect(scoreOf(questions, predicted)).toEqual({ of: 4, answered: 3, right: 1, again: ['two'] });
});

it('the first choice is an answer too', () => {
  expect(scoreOf(questions, { 'closing-test/b': 0 })).toMatchObject({ answered: 1, right: 1 });
});

it('taking it anew forgets its answers and no others', () => {
  expect(withoutTest({ 'closing-test/a': 1, 'why-event-driven/a': 0 })).toEqual({
    'why-event-driven/a': 0,
  });
});
