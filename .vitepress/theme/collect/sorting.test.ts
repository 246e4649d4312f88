import { describe, expect, it } from 'vitest';
import type { RosterRow } from './roster.ts';
import { rosterTable } from './roster-table.ts';
import { nextOrder, sorted, type Order } from './sorting.ts';

function row(person: string, more: Partial<RosterRow> = {}): RosterRow {
  const none = { done: 0, of: 4, graded: 0 };
  return {
    ...{
      person,
      named: true,
      name: `${person}.json`,
      from: 'page',
      made: '2026-01-12T05:10:00.000Z',
    },
    ...{ core: none, stretch: none, tries: 0, last: null, stuck: null, exercises: [], ...more },
  };
}
const names = (rows: RosterRow[], order: Order): string[] =>
  sorted(rows, order, 'ko').map(({ person }) => person);

describe('the roster’s order', () => {
  it('is that of the alphabet, with numbers as numbers', () => {
    const rows = ['team 10', '나', 'team 9', '가'].map((name) => row(name));
    expect(names(rows, { by: 'person', falling: false })).toEqual([
      '가',
      '나',
      'team 9',
      'team 10',
    ]);
  });

  it('puts the graded before the practised, and equal ones by their names', () => {
    const rows = [
      row('c', { core: { done: 2, of: 4, graded: 0 } }),
      row('b', { core: { done: 2, of: 4, graded: 0 } }),
      row('a', { core: { done: 2, of: 4, graded: 2 } }),
      row('d', { core: { done: 3, of: 4, graded: 0 } }),
    ];
    expect(names(rows, { by: 'core', falling: true })).toEqual(['d', 'a', 'b', 'c']);
  });

  it('puts who has nothing last, whichever way', () => {
    const rows = [row('a'), row('b', { last: '2026-01-12' }), row('c', { last: '2026-01-13' })];
    expect(names(rows, { by: 'last', falling: true })).toEqual(['c', 'b', 'a']);
    expect(names(rows, { by: 'last', falling: false })).toEqual(['b', 'c', 'a']);
  });

  it('turns round when it is asked for twice', () => {
    const once = nextOrder({ by: 'person', falling: false }, 'tries');
    expect([once, nextOrder(once, 'tries')]).toEqual([
      { by: 'tries', falling: true },
      { by: 'tries', falling: false },
    ]);
  });
});

describe('the roster’s table', () => {
  it.each(['en', 'ko'] as const)('has a head for every cell in %s', (language) => {
    const exercises = ['one', 'two'].map((exercise) => ({
      ...({
        exercise,
        level: 'core',
        state: 'tried',
        tries: 1,
        last: null,
        codes: [],
        failing: null,
      } as const),
    }));
    const [head, ...rows] = rosterTable([row('a', { exercises })], language);
    expect(rows.map(({ length }) => length)).toEqual([head?.length]);
    expect(head?.slice(-2)).toEqual(['one', 'two']);
  });
});
