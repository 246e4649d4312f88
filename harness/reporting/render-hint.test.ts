import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import type { HintSection } from '../catalog/hints.ts';
import { plainPaint } from './paint.ts';
import { renderHint } from './render-hint.ts';

const section: HintSection = {
  ...{ heading: 'LOST group', code: 'LOST', words: ['group'] },
  levels: [
    '**LOST** group.\nSee _Consumer groups_, *끝에서*는, and `event_id` or `a_b_c`.\n\nSecond paragraph.',
    '새벽에 나르는 우유 '.repeat(20),
    'three',
  ],
};
const options = { language: 'en', paint: plainPaint, width: 80 } as const;

it('says which level it is and what it is about', () => {
  expect(renderHint(section, 1, options).split('\n')[0]).toBe('Hint 1 of 3 · LOST');
  expect(renderHint({ ...section, code: '' }, 2, { ...options, language: 'ko' })).toMatch(
    /^힌트 2\/3\n/,
  );
});

it('takes the marks of Markdown out, but not those in code', () => {
  expect(renderHint(section, 1, options)).toContain(
    'LOST group. See Consumer groups, 끝에서는, and `event_id` or `a_b_c`.\n\n  Second paragraph.',
  );
});

it('fits into the width, in Korean too', () => {
  for (const width of [40, 80]) {
    for (const line of renderHint(section, 2, { ...options, width }).split('\n')) {
      expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }
  }
});
