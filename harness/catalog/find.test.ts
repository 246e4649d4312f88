import { describe, expect, it } from 'vitest';
import { exercises, lessons } from './catalog.ts';
import { findExercises, nearest } from './find.ts';

const found = (typed: string): string[] => findExercises(typed).map((one) => one.path);
const firstTape = 'why-event-driven/first-tape';

describe('an exercise is found', () => {
  it.each(exercises.map((one) => one.slug))('by its name alone: %s', (slug) => {
    expect(findExercises(slug).map((one) => one.slug)).toEqual([slug]);
  });

  it.each([
    'first-tape',
    'First-Tape',
    ' first-tape ',
    firstTape,
    `exercises/${firstTape}`,
    `./exercises/${firstTape}/`,
    `exercises/${firstTape}/exercise.ts`,
    `./${firstTape}`,
    `/home/anna/milk-run/exercises/${firstTape}/exercise.ts`,
    'exercises\\why-event-driven\\first-tape\\exercise.ts',
    'C:\\milk-run\\exercises\\why-event-driven\\first-tape',
  ])('as a shell or a person writes it: %s', (typed) => {
    expect(found(typed)).toEqual([firstTape]);
  });

  it.each(lessons.map((one) => one.slug))('with all others of its lesson: %s', (slug) => {
    const all = exercises.filter((one) => one.lesson.slug === slug).map((one) => one.path);
    expect(found(slug)).toEqual(all);
    expect(found(`exercises/${slug}/`)).toEqual(all);
  });

  it('by a part of its name, when nothing has that name', () => {
    expect(found('first-tap')).toContain(firstTape);
    expect(found('')).toHaveLength(exercises.length);
  });

  it('not at all where nothing is like it', () => {
    expect(found('frist-tape')).toEqual([]);
    expect(found('no-such-thing')).toEqual([]);
  });
});

describe('the nearest names', () => {
  it.each([
    ['frist-tape', 'first-tape'],
    ['FIRST-TPAE', 'first-tape'],
    ['rollcall', 'roll-call'],
    ['helo-mlik', 'hello-milk'],
  ])('to %s begin with %s', (typed, name) => {
    expect(nearest(typed)[0]).toBe(name);
  });

  it('are three, nearest first', () => {
    const names = ['abcd', 'abc', 'xyz', 'ab', 'abcdef'];
    expect(nearest('abc', names)).toEqual(['abc', 'abcd', 'ab']);
    expect(nearest('abc', ['x'])).toEqual(['x']);
  });

  it('are names, each once', () => {
    const near = nearest('tape');
    expect(new Set(near).size).toBe(3);
    for (const name of near) expect(findExercises(name)).not.toEqual([]);
  });
});

describe('the catalogue', () => {
  it('has every name once, so that a name is enough', () => {
    const names = [...exercises.map((one) => one.slug), ...lessons.map((one) => one.slug)];
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('has every title in both languages', () => {
    for (const { title } of [...lessons, ...exercises]) {
      expect(title.en).not.toBe('');
      expect(title.ko).toMatch(/[가-힣]/);
    }
  });
});
