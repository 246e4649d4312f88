import { expect, test } from 'vitest';
import { copyByPages, driftOf, gradeRows, type Change } from './paged-copy.ts';
import { createRandom } from './random.ts';

const table = gradeRows(createRandom(1), 1, 12);
const lots = (rows: readonly { lotId: string }[]): number[] =>
  rows.map(({ lotId }) => Number(lotId.slice('lot-'.length)));
const correct = (lot: number): Change => ({ do: 'correct', lotId: `lot-${lot}` });
const withdraw = (lot: number): Change => ({ do: 'withdraw', lotId: `lot-${lot}` });

test('nothing drifts while nothing changes', () => {
  const copied = copyByPages(table, {});
  expect(copied.copy).toEqual(table);
  expect(driftOf(copied)).toEqual({ missing: [], ghost: [], stale: [] });
});

test('a row that is corrected after it was read comes again, and the one at the border is skipped', () => {
  const copied = copyByPages(table, { 0: [correct(2)] });
  expect(lots(copied.copy)).toEqual([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 2]);
  expect(driftOf(copied)).toEqual({ missing: ['lot-6'], ghost: [], stale: [] });
});

test('a row that was read and is withdrawn is a ghost, and the one at the border is skipped', () => {
  const copied = copyByPages(table, { 0: [withdraw(2)] });
  expect(driftOf(copied)).toEqual({ missing: ['lot-6'], ghost: ['lot-2'], stale: [] });
});

test('a page that never came is missing with all behind it, and what changed meanwhile is stale', () => {
  const copied = copyByPages(table, { 1: [correct(1)] }, 1);
  expect(driftOf(copied)).toEqual({
    ...{ missing: ['lot-6', 'lot-7', 'lot-8', 'lot-9', 'lot-10', 'lot-11', 'lot-12'] },
    ...{ ghost: [], stale: ['lot-1'] },
  });
});
