import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { murmur2, partitionOf } from './murmur2.ts';

// kafkajs exports its partitioner, but not the hash.
const load = createRequire(import.meta.url);
const theirs = load('kafkajs/src/producer/partitioners/default/murmur2.js') as (
  key: string,
) => number;

describe('murmur2', () => {
  it.each([
    '',
    'a',
    'ab',
    'abc',
    'farm-7',
    'farm-240',
    'lot-31',
    '미리내',
    'a longer key than most',
  ])('gives what kafkajs gives for “%s”', (key) => {
    expect(murmur2(new TextEncoder().encode(key))).toBe(theirs(key));
  });

  it('sends a key to the same one of the partitions every time', () => {
    expect([1, 2, 3, 4, 5].map((farm) => partitionOf(`farm-${farm}`, 3))).toEqual(
      [1, 2, 3, 4, 5].map((farm) => (theirs(`farm-${farm}`) & 0x7fffffff) % 3),
    );
  });
});
