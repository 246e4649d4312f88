// What differs between a learner's answer and the reference: code only, for comments always differ.
import { structuredPatch } from 'diff';
import type { Language } from '../grading/text.ts';
import { clean } from './lay-out.ts';
import type { Paint } from './paint.ts';

const context = 3;

const words = {
  en: {
    same: 'Your answer is the reference.',
    key: '- yours   + the reference   (comments left out)',
  },
  ko: {
    same: '여러분의 답이 참고 답과 같아요.',
    key: '- 여러분의 답   + 참고 답   (주석은 뺐어요)',
  },
} as const;

export function renderDifference(
  own: string,
  reference: string,
  { language, paint }: { language: Language; paint: Paint },
): string {
  const { hunks } = structuredPatch('', '', codeOf(own), codeOf(reference), '', '', { context });
  if (hunks.length === 0) return words[language].same;
  const parts = hunks.map(({ lines }) =>
    lines
      .filter((line) => !line.startsWith('\\'))
      .map((line) =>
        line.startsWith('-')
          ? paint('red', line)
          : line.startsWith('+')
            ? paint('green', line)
            : line,
      )
      .join('\n'),
  );
  return [paint('dim', words[language].key), ...parts].join('\n\n');
}

/** Without lines that are only comment, and without empty lines. */
function codeOf(text: string): string {
  const code = clean(text)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^\s*(\/\/|\/\*|\*( |\/|$))/.test(line));
  return `${code.join('\n')}\n`;
}
