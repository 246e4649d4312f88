import { expect, test } from 'vitest';
import { openLab } from './lab.ts';
import { createRandom } from './random.ts';

const lab = () => openLab(createRandom(7));

test('a lab finds the same for the same seed, and no lot twice', () => {
  const [one, other] = [lab(), lab()];
  const results = [one.result('A'), one.failed(), one.result('C')];
  expect([other.result('A'), other.failed(), other.result('C')]).toEqual(results);
  expect(new Set(results.map(({ lotId }) => lotId)).size).toBe(3);
});

test('milk has the grade it was asked for: both numbers are within its bounds', () => {
  const found = lab();
  for (let round = 0; round < 200; round += 1) {
    const [a, b, c] = [found.result('A'), found.result('B'), found.result('C')];
    expect((a.cells ?? 0) < 200 && a.bacteria < 30).toBe(true);
    expect((b.cells ?? 0) >= 200 && (b.cells ?? 0) < 500 && b.bacteria < 250).toBe(true);
    expect((c.cells ?? 0) >= 500 && c.bacteria >= 250).toBe(true);
  }
});

test('a probe that failed leaves no cells, whatever else is said', () => {
  const failed = lab().failed({ antibiotic: 'positive' });
  expect('cells' in failed).toBe(false);
  expect(failed.antibiotic).toBe('positive');
});

test('a correction is of the same lot and farm, and of the same antibiotic', () => {
  const found = lab();
  const first = found.result('A', { antibiotic: 'positive' });
  const corrected = found.corrected(first, 'C');
  expect(corrected).toMatchObject({ lotId: first.lotId, farmId: first.farmId });
  expect([corrected.antibiotic, (corrected.cells ?? 0) >= 500]).toEqual(['positive', true]);
});
