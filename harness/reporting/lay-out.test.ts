import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { clean, cut, hanging, oneLine, pad, paragraph, wrapped } from './lay-out.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'm', ' ', '우', '유', '🥛', 'é') });
const columns = fc.integer({ min: 2, max: 40 });

describe('text in columns', () => {
  it('cut is never wider than it may be, and untouched where it fits', () => {
    fc.assert(
      fc.property(text, columns, (words, width) => {
        const short = cut(words, width);
        expect(stringWidth(short)).toBeLessThanOrEqual(width);
        if (stringWidth(words) <= width) expect(short).toBe(words);
        else expect(short.endsWith('…')).toBe(true);
      }),
    );
  });

  it('padded is as wide as asked, by columns and not by letters', () => {
    fc.assert(
      fc.property(text, columns, (words, width) => {
        expect(stringWidth(pad(words, width))).toBe(Math.max(width, stringWidth(words)));
      }),
    );
    expect(pad('우유', 6)).toBe('우유  ');
  });

  it('in a paragraph has lines no wider than asked, each indented, and loses no letter', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 40 }), (words, width) => {
        const lines = paragraph(words, { indent: '    ', width }).split('\n');
        for (const line of lines) {
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
          expect(line.startsWith('    ')).toBe(true);
        }
        expect(lines.join('').replaceAll(' ', '')).toBe(words.replaceAll(' ', ''));
      }),
    );
  });

  it('in Korean is wrapped between words', () => {
    const lines = paragraph('우유를 새벽에 나르는 트럭', { indent: '  ', width: 16 }).split('\n');
    expect(lines).toEqual(['  우유를 새벽에', '  나르는 트럭']);
  });
});

describe('a learner’s own text', () => {
  it('moves no cursor and has no colour', () => {
    const wild = '\u001b[31mred\u001b[0m\r\n\u001b[2Jnext\tcolumn\u0007\u0008\rlast';
    expect(clean(wild)).toBe('red\nnext  column\nlast');
    expect(oneLine(wild)).toBe('red next  column last');
  });

  it('otherwise stays as it is', () => {
    expect(clean('우유 🥛 – milk\nrun')).toBe('우유 🥛 – milk\nrun');
  });
});

describe('a text with lines of its own', () => {
  it('keeps its lines and their indents, and breaks each by itself', () => {
    expect(wrapped('one two three\n  four five six', 9)).toBe(
      'one two\nthree\n  four\n  five\n  six',
    );
    expect(wrapped('', 9)).toBe('');
  });

  it('goes on below its beginning where it hangs beside a name', () => {
    expect(hanging('  a ', 'one two three', 11)).toBe('  a one two\n    three');
    expect(hanging('우유 ', '하나 둘 셋', 10)).toBe('우유 하나\n     둘 셋');
  });
});
