import { expect, it } from 'vitest';
import { paragraphs, parts } from './rich-text.ts';

const shown = (text: string): string[] =>
  parts(text).map(({ mark, text: piece }) => (mark === null ? piece : `${mark}:${piece}`));

it('knows code, strong and emphasis, and no marks within code or words', () => {
  expect(shown('With `acks: **0**`, **whose** answer? See _run_ in snake_case_name.')).toEqual([
    ...['With ', 'code:acks: **0**', ', ', 'strong:whose', ' answer? See ', 'em:run'],
    ' in snake_case_name.',
  ]);
});

it('takes no mark in the middle of a word for one', () => {
  expect(shown('milk_run_')).toEqual(['milk_run_']);
});

it('leaves a mark that nothing closes as it is', () => {
  expect(shown('2 ` 3 ** 4')).toEqual(['2 ` 3 ** 4']);
});

it('takes paragraphs apart at empty lines', () => {
  expect(paragraphs('a\nb\n\n\nc\n')).toEqual(['a b', 'c']);
});
