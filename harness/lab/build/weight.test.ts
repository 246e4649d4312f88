import { expect, it } from 'vitest';
import { weights } from './weight.ts';

it('an exercise weighs what every run loads, and its own check and world with what they share', () => {
  const [milk, tape] = ['exercises/dawn/milk/check.ts', 'exercises/dawn/tape/check.ts'];
  const manifest = {
    'lab.ts': { file: 'a', isEntry: true, dynamicImports: ['grading.ts'] },
    'grading.ts': { file: 'b', imports: ['_shared'], dynamicImports: [milk, tape] },
    _shared: { file: 'c' },
    _rules: { file: 'd', imports: ['_shared'] },
    [milk]: { file: 'e', imports: ['_shared'] },
    [tape]: { file: 'f', imports: ['_rules'] },
    'exercises/dawn/tape/world.ts': { file: 'g' },
  };
  const sizes: Record<string, number> = { a: 1, b: 2, c: 4, d: 8, e: 16, f: 32, g: 64 };
  expect(weights(manifest, (file) => sizes[file] ?? Number.NaN)).toEqual([
    { exercise: 'tape', size: 1 + 2 + 4 + 8 + 32 + 64 },
    { exercise: 'milk', size: 1 + 2 + 4 + 16 },
  ]);
});
