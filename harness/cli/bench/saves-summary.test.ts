import { expect, test } from 'vitest';
import { summariseSaves } from './saves-summary.ts';

test('saves are summed up by exercise and kind of answer, with the slowest answer', () => {
  const { rows } = summariseSaves(
    [
      { exercise: 'first-tape', kind: 'reference', times: [100, 110] },
      { exercise: 'first-tape', kind: 'wrong', times: [200, 200] },
      { exercise: 'first-tape', kind: 'wrong', times: [400, 500] },
      { exercise: 'hello-milk', kind: 'reference', times: [50] },
    ],
    'jvm',
    2,
  );
  expect(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.en)))).toEqual(
    [
      ['first-tape', 'reference', '1', '100 ms', '110 ms', '100 ms'],
      ['first-tape', 'wrong answers', '2', '200 ms', '500 ms', '400 ms'],
      ['hello-milk', 'reference', '1', '50 ms', '50 ms', '50 ms'],
    ],
  );
});
