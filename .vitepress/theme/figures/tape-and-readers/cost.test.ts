import { describe, expect, it } from 'vitest';
import { bytesText, costOf, countText, moneyText, stops, usualKeeping } from './cost.ts';

describe('what keeping costs', () => {
  it('is what the lesson says of ten years of pickups', () => {
    const { records, bytes } = costOf({ ...usualKeeping, years: 10 });
    expect([records, bytesText(bytes)]).toEqual([1_752_000, '5.3 GB']);
  });

  it('is what the lesson says of 100,000 records a second', () => {
    const { bytes } = costOf({ ...usualKeeping, perDay: 8_640_000_000 });
    expect(bytesText(bytes)).toBe('9.5 PB');
  });

  it('grows evenly: half of the last year’s price, year by year', () => {
    const { perYear, total } = costOf({ ...usualKeeping, years: 10, price: 0.1 });
    expect([moneyText(perYear), moneyText(total)]).toEqual(['$6.31', '$31.54']);
  });

  it('begins at stops that can be chosen', () => {
    for (const [name, choices] of Object.entries(stops)) {
      expect(choices).toContain(usualKeeping[name as keyof typeof usualKeeping]);
    }
  });

  it.each([
    [999, '999 B'],
    [1_000, '1 KB'],
    [525_600_000, '526 MB'],
    [1e15, '1 PB'],
  ])('writes %i bytes as %s', (bytes, text) => expect(bytesText(bytes)).toBe(text));

  it('groups digits', () => expect(countText(1_752_000)).toBe('1,752,000'));
});
