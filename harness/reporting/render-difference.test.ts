import { expect, it } from 'vitest';
import { plainPaint } from './paint.ts';
import { renderDifference } from './render-difference.ts';

const options = { language: 'en', paint: plainPaint } as const;
const reference = '// The reference.\nsend(milk);\nawait gone();\n';

it('shows lines of the one and of the other, marked by more than colour', () => {
  const shown = renderDifference('send(milk);\ngone();\n', reference, options);
  expect(shown.split('\n')).toEqual([
    '- yours   + the reference   (comments left out)',
    '',
    ' send(milk);',
    '-gone();',
    '+await gone();',
  ]);
});

it('does not look at comments, empty lines or the ends of lines', () => {
  const own = '/**\n * Mine.\n */\r\n\r\nsend(milk);\r\n// a word\r\nawait gone();';
  expect(renderDifference(own, reference, options)).toBe('Your answer is the reference.');
});

it('shows no escape sequences that an answer has in it', () => {
  expect(renderDifference('\u001b[2Jsend();\n', reference, options)).not.toContain('\u001b');
});
