import { describe, expect, it } from 'vitest';
import { toCsv, type Cell } from './csv.ts';

const lines = (rows: Cell[][]): string => toCsv(rows).replace(/^\uFEFF/, '');

describe('CSV', () => {
  it('begins with a byte order mark, and ends each row with CR LF', () => {
    expect(
      toCsv([
        ['a', 1],
        [null, 'b'],
      ]),
    ).toBe('\uFEFFa,1\r\n,b\r\n');
  });

  it('quotes what would end a cell', () => {
    expect(lines([['a,b', 'say "c"', 'two\nlines', ' d']])).toBe(
      '"a,b","say ""c""","two\nlines"," d"\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', '＝1', '|x', '%x', '\u200b=1'])(
    'makes text of %j, which a spreadsheet would run',
    (text) => {
      const [, inside = ''] = /^"?('?[^]*?)"?\r\n$/.exec(lines([[text]])) ?? [];
      expect(inside).toBe(`'${text}`);
    },
  );

  it('leaves names, numbers and times as they are', () => {
    expect(lines([['김새벽', -3, '2026-01-12T05:10:00.000Z']])).toBe(
      '김새벽,-3,2026-01-12T05:10:00.000Z\r\n',
    );
  });
});
