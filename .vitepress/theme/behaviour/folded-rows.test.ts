import { expect, it } from 'vitest';
import { foldedRows } from './folded-rows.ts';
import type { Row } from './rows.ts';

/** `=` for a row that is equal, `x` for one that differs. */
const rows = (picture: string): Row[] =>
  Array.from(picture).map((letter, index) => ({
    ...{ name: `${index}`, mine: [], reference: [], differs: letter === 'x' },
  }));
const shown = (picture: string, opened: string[] = []): string =>
  foldedRows(rows(picture), new Set(opened))
    .map((one) =>
      one.type === 'row' ? (one.row.differs ? 'x' : '=') : `(${one.kind} ${one.rows.length})`,
    )
    .join('');

it('equal rows are folded between those that differ', () => {
  expect(shown('=====x====x===')).toBe('(equal 5)x(equal 4)x(equal 3)');
});

it('few are not worth a fold', () => {
  expect(shown('==x==')).toBe('==x==');
});

it('of very many that differ the first stand for the rest', () => {
  expect(shown('x'.repeat(240))).toBe('xxxxxx(more 234)');
});

it('a fold that is opened shows its rows and leaves the others folded', () => {
  const picture = '====x====';
  const [fold] = foldedRows(rows(picture), new Set());
  expect(shown(picture, [fold?.id ?? ''])).toBe('====x(equal 4)');
});
