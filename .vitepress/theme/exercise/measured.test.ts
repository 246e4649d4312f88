import { expect, it } from 'vitest';
import type { HistoryEventOf } from '../../../harness/grading/history.ts';
import { measuredParts, measuredTitle } from './measured.ts';

const line = (process: string | null, text: string): HistoryEventOf<'harness'> => ({
  ...{ type: 'harness', seq: 1, ms: 0, process, measured: true },
  did: { en: text, ko: text },
});

it('lines of cells make tables, each begun by its line of names; other lines stay words', () => {
  const parts = measuredParts(
    [
      line(null, 'what reached whom:  ● used'),
      line('pickup', 'lotId farmId tempC'),
      line('quality', '●     ●      ○'),
      line('settlement', '●     ·      ·'),
      line('result', 'lotId fat protein'),
      line('settlement', '·     ●   ●'),
      line('co-op', 'done'),
    ],
    ({ en }) => en,
  );
  expect(parts).toEqual([
    { is: 'words', text: 'what reached whom:  ● used' },
    {
      is: 'table',
      head: ['pickup', 'lotId', 'farmId', 'tempC'],
      rows: [
        ['quality', '●', '●', '○'],
        ['settlement', '●', '·', '·'],
      ],
    },
    {
      is: 'table',
      head: ['result', 'lotId', 'fat', 'protein'],
      rows: [['settlement', '·', '●', '●']],
    },
    { is: 'words', text: 'co-op done' },
  ]);
});

it('a first line that ends in a colon is the heading, and no other is', () => {
  const heading = { is: 'words', text: 'By the check’s own count:' } as const;
  const words = { is: 'words', text: 'what reached whom' } as const;
  expect(measuredTitle([heading, words], 'Measured')).toEqual({
    ...{ title: 'By the check’s own count:', parts: [words] },
  });
  expect(measuredTitle([words, heading], 'Measured')).toEqual({
    ...{ title: 'Measured', parts: [words, heading] },
  });
  expect(measuredTitle([], 'Measured')).toEqual({ title: 'Measured', parts: [] });
});
