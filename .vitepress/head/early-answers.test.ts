import { expect, it } from 'vitest';
import { earlyAnswers } from './early-answers.ts';

it('opens what was chosen and what is right, of each prediction that was answered', () => {
  const styles = earlyAnswers(JSON.stringify({ predicted: { 'a/one': 0, 'b/two': 2 } }));
  expect(styles).toContain('[data-prediction="a/one"] li:nth-child(1)');
  expect(styles).toContain('[data-prediction="b/two"] li:nth-child(3)');
  expect(styles).toContain('[data-prediction="b/two"] li[data-right]');
});

it.each([null, '', '{', '[]', '{"predicted":3}', '{"predicted":{"a/one":"x"}}'])(
  'opens nothing for %s',
  (kept) => {
    expect(earlyAnswers(kept)).toBe('');
  },
);
