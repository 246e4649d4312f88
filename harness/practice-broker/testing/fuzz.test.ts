import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { fuzzBases } from './fuzz-bases.node.ts';

describe('broken frames', () => {
  it('are answered or close their own connection, and nobody beside notices', () => {
    const seed = 20_260_101;
    const result = fuzz({ frames: 20_000, seed, bases: fuzzBases(seed, 3) });
    expect(result.problems).toEqual([]);
    expect(result.closed).toBeGreaterThan(1_000);
    expect(result.answers).toBeGreaterThan(1_000);
    expect(result.witnessed).toBe(80);
  });
});
