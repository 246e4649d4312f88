import { describe, expect, it } from 'vitest';
import { seedIn, withSeed } from './seed-in-address.ts';

const page = 'http://localhost/lessons/why-event-driven.html';

describe('the seed in the address', () => {
  it('comes back as it was put in, beside other figures’ seeds and the anchor', () => {
    const one = withSeed(`${page}#figure`, 'tape-and-readers', 42, 7);
    const both = withSeed(one, 'sort-the-language', 3, 1);
    expect(both).toBe(
      `${page}?figure-tape-and-readers-seed=42&figure-sort-the-language-seed=3#figure`,
    );
    expect([seedIn(both, 'tape-and-readers'), seedIn(both, 'sort-the-language')]).toEqual([42, 3]);
  });

  it('is left out if it is the one that is taken anyway', () => {
    const one = withSeed(page, 'tape-and-readers', 42, 7);
    expect(withSeed(one, 'tape-and-readers', 7, 7)).toBe(page);
  });

  it.each(['', '0', '-1', '10000', '1.5', 'x', '1e3', '0x10', '７'])('is not “%s”', (text) => {
    const address = `${page}?figure-tape-and-readers-seed=${encodeURIComponent(text)}`;
    expect(seedIn(address, 'tape-and-readers')).toBe(undefined);
  });
});
