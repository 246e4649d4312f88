import { describe, expect, it } from 'vitest';
import { lessons } from '../../../harness/catalog/catalog.ts';
import { agendaTable, inRoom, lengthOf } from './table.ts';
import { agendas } from './agendas.ts';

describe('an agenda', () => {
  it('gives a room half as much time again as somebody alone, in steps of five minutes', () => {
    expect([5, 10, 20, 25, 35].map(inRoom)).toEqual([10, 15, 30, 40, 55]);
  });

  it.each([
    ['half-day', 4.5],
    ['day-one', 7],
    ['day-two', 6],
    ['day-three', 8],
    ['day-four', 8],
    ['day-five', 8],
  ])('%s ends in time, and lasts as long as it says', (name, hours) => {
    expect(lengthOf(name)).toBeLessThanOrEqual(hours * 60);
    expect(lengthOf(name)).toBeGreaterThan((hours - 1) * 60);
  });

  it.each(Object.keys(agendas))('%s has the same times in both languages', (name) => {
    const times = (language: 'en' | 'ko'): string[] =>
      agendaTable(language, name)
        .split('\n')
        .slice(2)
        .map((row) => row.split('|').slice(1, 3).join());
    expect(times('ko')).toEqual(times('en'));
    expect(agendaTable('ko', name)).toMatch(/\[[가-힣]/);
  });

  it('of five days has every lesson of the book, in its order, with its reading and its core exercises', () => {
    const week = ['one', 'two', 'three', 'four', 'five'].flatMap(
      (day) => agendas[`day-${day}`]?.items ?? [],
    );
    for (const part of ['read', 'core']) {
      const taught = week.flatMap((item) =>
        'lesson' in item && item.part === part ? [item.lesson] : [],
      );
      expect(taught).toEqual(lessons.map(({ slug }) => slug));
    }
  });

  it('that does not exist is an author’s slip', () => {
    expect(() => agendaTable('en', 'week')).toThrow('no agenda “week” (there are: half-day');
  });
});
