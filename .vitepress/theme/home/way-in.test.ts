import { describe, expect, it } from 'vitest';
import type { LessonOnSite } from '../lessons.data.ts';
import { wayIn } from './way-in.ts';

const lesson = (slug: string, pages = { en: true, ko: true }): LessonOnSite => ({
  ...{ slug, pages, title: { en: slug, ko: slug }, minutes: null },
  ...{ exercises: [], predictions: [] },
});
const lessons = [lesson('one'), lesson('two'), lesson('three', { en: true, ko: false })];
const left = (anchor: string, read: string[] = []) => ({ place: { lesson: 'one', anchor }, read });

describe('the way in', () => {
  it('is the first lesson for who comes for the first time', () => {
    expect(wayIn({ place: null, read: [] }, lessons, 'en')).toEqual({
      path: '/lessons/one.html',
      lesson: undefined,
    });
  });

  it('is the map as long as no lesson is written', () => {
    expect(wayIn({ place: null, read: [] }, [], 'en').path).toBe('/lessons/');
  });

  it('is the place that was left', () => {
    expect(wayIn(left('테이프'), lessons, 'en').path).toBe(
      `/lessons/one.html#${encodeURIComponent('테이프')}`,
    );
    expect(wayIn(left(''), lessons, 'en').lesson?.slug).toBe('one');
  });

  it('is the next lesson that is not read, in a language that has it', () => {
    expect(wayIn(left('end', ['one']), lessons, 'en').path).toBe('/lessons/two.html');
    expect(wayIn(left('end', ['one', 'two']), lessons, 'en').path).toBe('/lessons/three.html');
    expect(wayIn(left('end', ['one', 'two']), lessons, 'ko').path).toBe('/lessons/one.html');
  });

  it('is the beginning when the lesson that was left is gone', () => {
    expect(wayIn({ place: { lesson: 'gone', anchor: '' }, read: [] }, lessons, 'en').lesson).toBe(
      undefined,
    );
  });
});
