import { describe, expect, it } from 'vitest';
import { sourceName } from './attempt.ts';
import type { KeptAttempt } from './workbench.ts';
import { longest, readBrought, writeWorkFile } from './work-file.ts';

const attempt: KeptAttempt = {
  ...{ name: sourceName('one'), source: 'one', at: '2026-01-12T05:00:00Z' },
  ...{ codes: ['LOST'], subject: 'trace' },
  status: 'fail',
  standing: 'practised',
};
const work = { code: 'mine', attempts: [attempt] };

describe('a file that is brought', () => {
  it('is what was downloaded', () => {
    const text = writeWorkFile('tape', work);
    expect(readBrought('tape', 'milk-run-tape.json', text)).toEqual({ is: 'work', work });
  });

  it('is code, whatever ends its lines', () => {
    expect(readBrought('tape', 'exercise.ts', 'a\r\nb\r\n')).toEqual({
      is: 'code',
      source: 'a\nb\n',
    });
  });

  it('has the names that its sources give, not those that it says', () => {
    const text = writeWorkFile('tape', { code: null, attempts: [{ ...attempt, name: '../x' }] });
    expect(readBrought('tape', 'x.json', text)).toMatchObject({
      work: { code: null, attempts: [{ name: sourceName('one') }] },
    });
  });

  it.each([
    ['other', 'x.json', writeWorkFile('cheese', work)],
    ['unreadable', 'x.json', '{'],
    ['unreadable', 'x.json', '[]'],
    ['unreadable', 'x.json', '{"format":"milk-run-exercise/1","exercise":"tape","code":3}'],
    ['unreadable', 'milk.png', 'PNG\u0000'],
    ['unreadable', 'milk.zip', 'PK\uFFFD'],
    ['long', 'milk.ts', 'x'.repeat(longest + 1)],
  ])('is refused as %s: %s', (why, name, text) => {
    expect(readBrought('tape', name, text)).toEqual({ is: 'refused', why });
  });
});
