import { expect, it } from 'vitest';
import type { HistoryEventOf } from '../../../harness/grading/history.ts';
import { measuredParts } from './measured.ts';

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
