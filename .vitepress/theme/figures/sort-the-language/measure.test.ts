import { describe, expect, it } from 'vitest';
import { cohesionOf, measure, type WholeMeasure } from './measure.ts';
import { sentences, subdomains, type Subdomain } from './sentences.ts';
import { apply, asOne, asTheCoOp, cutOf, start, type Sorting } from './sorting.ts';

const measured = (sorting: Sorting): WholeMeasure =>
  measure(cutOf(sorting), sorting.shared ? 'milk' : undefined);
const place = (sorting: Sorting, sentence: string, context: string): Sorting =>
  apply(sorting, { type: 'place', sentence, context });
const only = (...ids: string[]) =>
  new Map([['here', sentences.filter(({ id }) => ids.includes(id))]]);

describe('a link', () => {
  it('joins two sentences that mean the same by a word', () => {
    // Gate, and gate alone.
    expect(measure(only('collection-2', 'collection-3'))).toMatchObject({ pairs: 1, kept: 1 });
  });

  it('does not join two that mean different things by it', () => {
    // Litres at a gate, and kilograms to be paid for: `milk` is all that they share.
    const milks = measure(only('collection-1', 'settlement-1'));
    expect(milks).toMatchObject({ pairs: 1, kept: 0, cut: 0 });
    expect(milks.lit).toEqual([{ word: 'milk', senses: ['milk/litres', 'milk/worth'] }]);
  });

  it('counts once for two sentences, however many words they share', () => {
    // Both tanker and litres.
    expect(measure(only('collection-2', 'collection-5'))).toMatchObject({ pairs: 1, kept: 1 });
  });
});

describe('what is not sorted yet', () => {
  it('counts for nothing', () => {
    expect(measured(start())).toMatchObject({ pairs: 0, kept: 0, cut: 0, lit: [], ripple: 0 });
    expect(cohesionOf(measured(start()))).toBeUndefined();
  });
});

describe('the co-op’s own cut', () => {
  const whole = measured(asTheCoOp());

  it('keeps most links inside, and cuts seven', () => {
    // Bottle: collection-1 with quality-2, -3, -4. Lot: processing-3 with quality-1, -5.
    // Grade: settlement-4 with quality-1, -2.
    expect(whole).toMatchObject({ kept: 35, pairs: 46, cut: 7 });
    expect(cohesionOf(whole)).toBe(76);
  });

  it('lights no word, and asks nobody in vain', () => {
    expect(whole).toMatchObject({ lit: [], ripple: 0 });
  });

  it('tells the borders of each context', () => {
    const cuts = subdomains.map((id) => whole.contexts.get(id)?.cut);
    expect(cuts).toEqual([3, 7, 2, 2, 0]);
  });

  it('is not bettered by moving any one sentence', () => {
    for (const { id, home } of sentences) {
      for (const other of subdomains.filter((one) => one !== home)) {
        const moved = measured(place(asTheCoOp(), id, other));
        expect(moved.cut + moved.lit.length, `${id} to ${other}`).toBeGreaterThan(whole.cut);
      }
    }
  });
});

describe('one model for all', () => {
  const whole = measured(asOne());

  it('cuts nothing, and is hardly about anything', () => {
    expect(whole).toMatchObject({ kept: 42, pairs: 276, cut: 0 });
    expect(cohesionOf(whole)).toBe(15);
  });

  it('lights every word that means several things', () => {
    const words = whole.lit.map(({ word, senses }) => [word, senses.length]);
    expect(Object.fromEntries(words)).toEqual({
      ...{ milk: 4, farm: 3, grade: 2, hold: 2, close: 2, load: 2, fat: 2 },
    });
  });

  it('asks in vain whoever says the same word', () => {
    // Of n who say a word, a change of a meaning that m have asks n - m. Milk: 8 say it, 2 each
    // meaning, 4 × 6. Farm: 6, 2 each, 3 × 4. Grade: 3 and 1. Hold: 2 and 1. Close: 1 and 1. Load:
    // 1 and 2. Fat: 1 and 1.
    expect(whole.ripple).toBe(24 + 12 + 4 + 3 + 2 + 3 + 2);
  });
});

describe('one class Milk that all contexts share', () => {
  const before = measured(asTheCoOp());
  const after = measured(apply(asTheCoOp(), { type: 'share', shared: true }));

  it('raises coupling: all who say milk depend on one another', () => {
    // 8 sentences say milk: 28 pairs, 4 of them inside. Cut already: quality-1 with processing-3 (lot),
    // and collection-1 with quality-3 (bottle).
    expect(after.cut - before.cut).toBe(28 - 4 - 2);
  });

  it('raises the ripple, and lights the word', () => {
    expect(after.ripple).toBe(24);
    expect(after.lit.map(({ word }) => word)).toEqual(['milk']);
  });

  it('does not raise cohesion', () => {
    expect(cohesionOf(after)).toBe(cohesionOf(before));
  });
});

describe('two contexts made one', () => {
  it('cuts less, is less of a piece, and lights what the border kept apart', () => {
    const merged = sentences
      .filter(({ home }) => home === 'quality')
      .reduce((sorting, { id }) => place(sorting, id, 'collection'), asTheCoOp());
    const whole = measured(merged);
    expect(whole.cut).toBe(7 - 3);
    expect(cohesionOf(whole)).toBeLessThan(76);
    expect(whole.lit.map(({ word }) => word)).toEqual(['milk']);
  });
});

describe('the sentences', () => {
  it('carry the same words in both languages', () => {
    const senses = (text: string): string[] =>
      [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, sense]) => sense ?? '').sort();
    for (const { id, says } of sentences) {
      expect(senses(says.ko), id).toEqual(senses(says.en));
      expect(senses(says.en).length, id).toBeGreaterThan(1);
    }
  });

  it('are 24, from each subdomain some that hang together', () => {
    expect(sentences).toHaveLength(24);
    const homes = new Map<Subdomain, number>();
    for (const { home } of sentences) homes.set(home, (homes.get(home) ?? 0) + 1);
    expect([...homes.values()]).toEqual([5, 5, 5, 5, 4]);
  });
});
