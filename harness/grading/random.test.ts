import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

test('equal seeds give equal choices', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffffff }), (seed) => {
      const [a, b] = [createRandom(seed), createRandom(seed)];
      const draw = (random: typeof a) => Array.from({ length: 20 }, () => random.whole(0, 1000));
      expect(draw(a)).toEqual(draw(b));
    }),
  );
});

test('different seeds give different choices', () => {
  const firsts = new Set(Array.from({ length: 200 }, (_, seed) => createRandom(seed).next()));
  expect(firsts.size).toBe(200);
});

test('whole numbers stay within both ends, and reach them', () => {
  const random = createRandom(1);
  const drawn = Array.from({ length: 500 }, () => random.whole(3, 6));
  expect(new Set(drawn)).toEqual(new Set([3, 4, 5, 6]));
});

test('a pick is one of those offered', () => {
  const random = createRandom(2);
  const picked = Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c']));
  expect(new Set(picked)).toEqual(new Set(['a', 'b', 'c']));
});
