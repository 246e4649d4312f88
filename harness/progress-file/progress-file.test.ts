import { describe, expect, it } from 'vitest';
import {
  mostBytes,
  personName,
  readProgressFile,
  tooLarge,
  writeProgressFile,
  type FiledAttempt,
  type Progress,
} from './progress-file.ts';

const attempt: FiledAttempt = {
  ...{ at: '2026-01-12T04:20:00.000Z', source: 'export {}', status: 'fail' },
  ...{ codes: ['LOST', 'TWO-WRITERS'], subject: 'trace', standing: 'practised' },
};
const progress: Progress = {
  ...{ person: 'Kim', made: '2026-01-12T05:10:00.000Z', from: 'page' },
  ...{ read: ['before-dawn'], predicted: { 'before-dawn/next-record': 1 } },
  exercises: [
    {
      ...{ exercise: 'first-tape', passed: null, source: 'export {}' },
      attempts: [attempt],
    },
  ],
};
const text = writeProgressFile(progress);
/** The file with something else at a path. */
function changed(path: string, value: unknown): string {
  const file = JSON.parse(text) as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let inside = file;
  for (const key of keys) inside = inside[key] as Record<string, unknown>;
  inside[last] = value;
  return JSON.stringify(file);
}
function refusal(text: string): string {
  const read = readProgressFile(text);
  if (!('refused' in read)) throw new Error('It was not refused');
  expect(read.refused.ko).toMatch(/[가-힣]/);
  return read.refused.en;
}

describe('a progress file', () => {
  it('is read as it was written', () => {
    expect(readProgressFile(text)).toEqual({
      file: { format: 'milk-run-progress', version: 1, ...progress },
    });
  });

  it('has its times in UTC, however they were written', () => {
    const read = readProgressFile(changed('made', '2026-01-12T14:10:00.000+09:00'));
    expect(read).toMatchObject({ file: { made: '2026-01-12T05:10:00.000Z' } });
  });

  it('may begin with a byte order mark, and hold what a later version adds', () => {
    expect(readProgressFile(`\uFEFF${changed('mood', 'sour')}`)).toHaveProperty('file');
  });

  it.each([
    ['another file', '{"name":"milk-run"}', /no progress file of Milk Run/],
    ['no JSON', '<html>', /no progress file/],
    ['a number', '3', /no progress file/],
    ['nothing', ' \n', /is empty/],
    ['half of one', text.slice(0, 80), /was cut off/],
    ['one from the future', changed('version', 2), /newer workbook/],
    ['one of no version', changed('version', 'x'), /damaged at version/],
    ['one without a time', changed('made', 'yesterday'), /damaged at made: it says "yesterday"/],
    [
      'one with a status of its own',
      changed('exercises.0.attempts.0.status', 'won'),
      /attempts\.0\.status: it says "won"/,
    ],
    [
      'one with a path for an exercise',
      changed('exercises.0.exercise', '../../etc'),
      /exercises\.0\.exercise/,
    ],
    ['one with a choice that is none', changed('predicted', { a: 1.5 }), /damaged at predicted\.a/],
    ['one with markup for a code', changed('exercises.0.attempts.0.codes', ['<b>']), /codes\.0/],
  ])('is refused with a reason: %s', (_, text, says) => {
    expect(refusal(text)).toMatch(says);
  });

  it('is refused where it is too large to be one', () => {
    expect(tooLarge(mostBytes)).toBeUndefined();
    expect(tooLarge(mostBytes * 2)?.en).toMatch(/32 MB.*16 MB/);
  });
});

describe('the name of a person', () => {
  it('is without stray spaces and signs that nobody sees', () => {
    expect(personName('  Kim\u200b\n  Dawn ')).toBe('Kim Dawn');
  });

  it('ends after 80 characters, and never in the middle of one', () => {
    expect(personName('🥛'.repeat(100))).toBe('🥛'.repeat(80));
  });
});
