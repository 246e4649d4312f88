import { describe, expect, it } from 'vitest';
import {
  called,
  committed,
  fetched,
  history,
  reported,
} from '../../../harness/grading/testing/history.ts';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { itemsOf, openedBy, type Item, type Show } from './folds.ts';
import { marksOf } from './marks.ts';

/** So many calls by one client, each a mark of its own. */
const calls = (count: number): HistoryEvent[] =>
  history(...Array.from({ length: count }, () => called('trace', 'startReader')));

function shown(
  run: HistoryEvent[],
  {
    named = [],
    show = 'named',
    opened = [],
  }: { named?: number[]; show?: Show; opened?: number[] } = {},
): Item[] {
  const marks = marksOf(run, { named: new Set(named), firstBad: named[0] ?? null });
  return itemsOf(marks, show, new Set(opened));
}
const written = (items: Item[]): string[] =>
  items.map((item) => (item.type === 'mark' ? `${item.id}` : `${item.id}: ${item.events} folded`));
const isFold = (item: Item | undefined): item is Extract<Item, { type: 'fold' }> =>
  item?.type === 'fold';

describe('of what findings name', () => {
  it('is shown what came right before and after on the same lane', () => {
    expect(written(shown(calls(20), { named: [10] }))).toEqual([
      '1: 8 folded',
      '9',
      '10',
      '11',
      '12: 9 folded',
    ]);
  });

  it('what another client did in between is folded away', () => {
    const run = history(
      ...[called('trace', 'a'), called('audit', 'b'), called('audit', 'c'), called('audit', 'd')],
      ...[called('trace', 'e'), called('audit', 'f')],
    );
    expect(written(shown(run, { named: [5] }))).toEqual(['1', '2: 3 folded', '5', '6']);
  });

  it('is not hidden by folds, whatever its number', () => {
    const named = [3, 40, 41, 99];
    const marks = shown(calls(100), { named }).flatMap((item) =>
      item.type === 'mark' ? [item.id] : [],
    );
    expect(marks).toEqual(expect.arrayContaining(named));
  });
});

describe('of everything', () => {
  it('what brought nothing is folded, and nothing else', () => {
    const idle = fetched('trace', 0, { from: 0, count: 0, logEnd: 0 });
    const other = { ...idle, process: 'audit' };
    const run = history(
      called('trace', 'a'),
      idle,
      other,
      called('trace', 'b'),
      reported('trace', 1),
    );
    expect(written(shown(run, { show: 'everything' }))).toEqual(['1', '2: 2 folded', '4', '5']);
  });

  it('a single mark is never folded: it would hide it and save nothing', () => {
    const run = history(
      called('trace', 'a'),
      fetched('trace', 0, { from: 0, count: 0, logEnd: 0 }),
      called('trace', 'b'),
    );
    expect(shown(run, { show: 'everything' }).some(isFold)).toBe(false);
  });

  it('of thousands of marks the middle is folded, and opens piece by piece', () => {
    const run = history(
      ...Array.from({ length: 3000 }, (_, n) =>
        n % 2 === 0 ? reported('trace', n) : committed('trace', 0, n),
      ),
    );
    const items = shown(run, { show: 'everything' });
    expect(items.length).toBeLessThan(100);
    const fold = items.find(isFold);
    const opened = fold === undefined ? [] : openedBy(fold);
    const more = shown(run, { show: 'everything', opened });
    expect(more.length).toBe(items.length + opened.length);
    expect(more.length).toBeLessThan(200);
    expect(more.find(isFold)?.events).toBe((fold?.events ?? 0) - opened.length);
  });
});

it('a fold that is opened shows all it held', () => {
  const items = shown(calls(20), { named: [10] });
  const opened = items.filter(isFold).flatMap(openedBy);
  expect(written(shown(calls(20), { named: [10], opened }))).toEqual(
    calls(20).map(({ seq }) => `${seq}`),
  );
});

it('marks and folds together hold every event', () => {
  const run = calls(300);
  for (const show of ['named', 'everything'] as const) {
    const events = shown(run, { named: [50], show }).reduce(
      (count, item) => count + (item.type === 'mark' ? item.mark.events.length : item.events),
      0,
    );
    expect(events).toBe(run.length);
  }
});
