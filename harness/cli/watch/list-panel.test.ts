import { describe, expect, it } from 'vitest';
import { chooseFrom, type ListPanel } from './list-panel.ts';

const at = (row: number, typed = ''): ListPanel => ({ type: 'list', at: row, typed });

describe('in a list', () => {
  it.each([
    ['down', 1, 2],
    ['j', 1, 2],
    ['up', 1, 0],
    ['k', 1, 0],
    ['up', 0, 0],
    ['down', 2, 2],
    ['home', 2, 0],
    ['end', 0, 2],
  ])('%s goes from row %i of three to row %i', (key, from, to) => {
    expect(chooseFrom(at(from), key, 3)).toEqual(at(to));
  });

  it('Enter chooses what is marked', () => {
    expect(chooseFrom(at(2), 'return', 3)).toBe(2);
  });

  it.each(['q', 'escape', 'l'])('%s goes back', (key) => {
    expect(chooseFrom(at(1), key, 3)).toBe('back');
  });

  it('another key changes nothing', () => {
    expect(chooseFrom(at(1), 'x', 3)).toEqual(at(1));
  });

  it('a number that only one row has chooses it at once', () => {
    expect(chooseFrom(at(0), '2', 3)).toBe(1);
    expect(chooseFrom(at(0), '5', 12)).toBe(4);
  });

  it('a number that others begin with marks its row, and waits for the rest', () => {
    expect(chooseFrom(at(0), '1', 12)).toEqual(at(0, '1'));
    expect(chooseFrom(at(0, '1'), '2', 12)).toBe(11);
    expect(chooseFrom(at(0, '1'), 'return', 12)).toBe(0);
  });

  it('a number that no row has chooses nothing', () => {
    expect(chooseFrom(at(1), '0', 3)).toEqual(at(1));
    expect(chooseFrom(at(1), '9', 3)).toEqual(at(1));
  });
});
