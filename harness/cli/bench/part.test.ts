import { expect, test } from 'vitest';
import { tableOf } from './part.ts';

test('a table has a line for each row, in the language that is asked for, and none ends in blanks', () => {
  const part = {
    head: ['', { en: 'small', ko: '작을 때' }],
    rows: [[{ en: 'heartbeat', ko: '하트비트' }, '3 µs']],
  };
  expect(
    tableOf(part, 'en')
      .split('\n')
      .map((line) => line.trim().split(/ {2,}/)),
  ).toEqual([['small'], ['heartbeat', '3 µs']]);
  expect(tableOf(part, 'ko')).toMatch(/작을 때\n하트비트 +3 µs$/);
});
