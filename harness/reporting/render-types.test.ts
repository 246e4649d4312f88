import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { plainPaint } from './paint.ts';
import { renderTypes } from './render-types.ts';

const options = { language: 'en', paint: plainPaint, width: 80 } as const;
const problem = (line: number, message = 'Milk is not cream.') => ({ line, message });

it('says where, what, and that it does not decide', () => {
  expect(renderTypes([problem(12)], options).split('\n')).toEqual([
    '  Types (they do not decide the verdict):',
    '    exercise.ts:12  Milk is not cream.',
  ]);
  expect(renderTypes([problem(12)], { ...options, language: 'ko' })).toContain('판정');
});

it('says nothing where there is nothing', () => {
  expect(renderTypes([], options)).toBe('');
});

it('shows five, and how many more there are', () => {
  const lines = renderTypes(
    [1, 2, 3, 4, 5, 6, 7].map((line) => problem(line)),
    options,
  ).split('\n');
  expect(lines).toHaveLength(7);
  expect(lines.at(-1)).toContain('and 2 more');
  expect(
    renderTypes(
      [1, 2, 3, 4, 5].map((line) => problem(line)),
      options,
    ),
  ).not.toContain('more');
});

it('keeps long messages in their column and in the width, Korean ones too', () => {
  const long = [problem(7, 'milk '.repeat(60)), problem(123, '우유가 크림이 아니에요 '.repeat(20))];
  for (const width of [60, 80]) {
    const [, first = '', second = '', ...rest] = renderTypes(long, { ...options, width }).split(
      '\n',
    );
    expect(second.search(/\S/)).toBe(first.indexOf('milk'));
    for (const line of [first, second, ...rest]) {
      expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }
  }
});
