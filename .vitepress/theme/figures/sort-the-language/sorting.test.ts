import { describe, expect, it } from 'vitest';
import { sentences } from './sentences.ts';
import { apply, cutOf, longestName, mostContexts, shuffle, start, unsorted } from './sorting.ts';

const first = 'quality-1';

describe('sorting', () => {
  it('begins with five contexts and nothing in them', () => {
    expect(start().contexts.map(({ id }) => id)).toEqual([
      ...['collection', 'quality', 'processing', 'settlement', 'membership'],
    ]);
    expect(unsorted(start(), sentences)).toHaveLength(24);
  });

  it('moves a sentence, and takes it back out', () => {
    const placed = apply(start(), { type: 'place', sentence: first, context: 'settlement' });
    expect(
      cutOf(placed)
        .get('settlement')
        ?.map(({ id }) => id),
    ).toEqual([first]);
    const back = apply(placed, { type: 'place', sentence: first, context: undefined });
    expect(unsorted(back, sentences)).toHaveLength(24);
    expect(cutOf(placed).get('settlement')).toHaveLength(1);
  });

  it('puts nothing into a context that is not there', () => {
    const placed = apply(start(), { type: 'place', sentence: first, context: 'marketing' });
    expect(unsorted(placed, sentences)).toHaveLength(24);
  });

  it('gives the sentences of a removed context back', () => {
    const placed = apply(start(), { type: 'place', sentence: first, context: 'quality' });
    const removed = apply(placed, { type: 'remove', context: 'quality' });
    expect(removed.contexts).toHaveLength(4);
    expect(unsorted(removed, sentences)).toHaveLength(24);
  });

  it('names a new context as none that is there', () => {
    const one = apply(start(), { type: 'add' });
    const two = apply(one, { type: 'add' });
    const again = apply(apply(two, { type: 'remove', context: 'own-1' }), { type: 'add' });
    expect(two.contexts.slice(5).map(({ id }) => id)).toEqual(['own-1', 'own-2']);
    expect(again.contexts.slice(5).map(({ id }) => id)).toEqual(['own-2', 'own-1']);
  });

  it('ends at as many contexts as can be told apart', () => {
    let sorting = start();
    for (let more = 0; more < 10; more += 1) sorting = apply(sorting, { type: 'add' });
    expect(sorting.contexts).toHaveLength(mostContexts);
  });

  it('renames; an empty name gives the old one back', () => {
    const named = apply(start(), {
      type: 'rename',
      context: 'quality',
      name: `  ${'x'.repeat(40)}`,
    });
    expect(named.contexts[1]?.name).toBe('x'.repeat(longestName));
    expect(apply(named, { type: 'rename', context: 'quality', name: '  ' })).toEqual(start());
  });
});

describe('the deck', () => {
  it('has every sentence once, in an order that the numbers decide', () => {
    const low = shuffle(() => 0);
    expect(low).not.toEqual(sentences);
    expect([...low].sort((a, b) => a.id.localeCompare(b.id))).toEqual(
      [...sentences].sort((a, b) => a.id.localeCompare(b.id)),
    );
    expect(shuffle(() => 0)).toEqual(low);
    expect(shuffle(() => 0.99)).not.toEqual(low);
  });
});
