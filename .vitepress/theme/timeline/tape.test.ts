import { describe, expect, it } from 'vitest';
import {
  assigned,
  called,
  committed,
  history,
  produced,
  record,
  reported,
} from '../../../harness/grading/testing/history.ts';
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { itemsOf } from './folds.ts';
import { lanesOf } from './lanes.ts';
import { marksOf } from './marks.ts';
import { tapeOf, type Dot, type Tape } from './tape.ts';
import { travel, type Way } from './travel.ts';

const one = record(0, 'lot-1', 'farm-1');
function laid(run: HistoryEvent[], named: number[] = []): Tape {
  const marks = marksOf(run, { named: new Set(named), firstBad: null });
  const items = itemsOf(marks, named.length > 0 ? 'named' : 'everything', new Set());
  return tapeOf(items, lanesOf(run));
}
const at = ({ column, row }: Dot): string => `${column}/${row}`;

describe('a tape', () => {
  const run = history(
    called('publisher', 'publishDawn'),
    produced(0, [one]),
    produced(1, [one]),
    assigned('trace', 'trace', [1]),
  );

  it('has a column for each mark and a dot on each lane that it touches', () => {
    const { dots, lanes, columns } = laid(run);
    expect(lanes.map(({ name }) => name)).toEqual([
      ...['publisher', 'trace', 'collection.pickups/0', 'collection.pickups/1'],
    ]);
    expect(columns).toBe(3);
    expect(dots.map(at)).toEqual(['0/0', '1/0', '1/2', '1/3', '2/1', '2/3']);
  });

  it('links a client to the outermost of its partitions', () => {
    expect(laid(run).links.map(({ column, from, to }) => [column, from, to])).toEqual([
      [1, 0, 3],
      [2, 1, 3],
    ]);
  });

  it('leaves out lanes on which nothing is shown, and keeps the order of the others', () => {
    const many = history(
      ...['a', 'd', 'b', 'c', 'e'].map((name) => called(name, 'start')),
      ...['c', 'b'].map((name) => committed(name, 0, 1)),
    );
    expect(laid(many, [7]).lanes.map(({ name }) => name)).toEqual([
      ...['b', 'c', 'collection.pickups/0'],
    ]);
  });

  it('draws a run of equal events as long as what others began meanwhile', () => {
    const both = history(
      reported('settlement', 1),
      reported('trace', 1),
      reported('settlement', 2),
      called('audit', 'start'),
      reported('settlement', 3),
      called('audit', 'stop'),
    );
    const [first] = laid(both).dots;
    expect(first?.until).toBe(2);
  });
});

describe('the arrows', () => {
  const run = history(
    called('publisher', 'publishDawn'),
    produced(0, [one]),
    called('trace', 'startReader'),
    produced(1, [one]),
    committed('trace', 1, 1),
  );
  const { dots } = laid(run);
  const go = (from: string, ...ways: Way[]): string => {
    const start = dots.find((dot) => at(dot) === from);
    if (start === undefined) throw new Error(`no dot at ${from}`);
    return at(ways.reduce((dot, way) => travel(dots, dot, way), start));
  };

  it('go along a lane, and stay at its ends', () => {
    expect(go('0/0', 'later')).toBe('1/0');
    expect(go('1/0', 'earlier')).toBe('0/0');
    expect(go('0/0', 'earlier')).toBe('0/0');
    expect(go('0/0', 'last')).toBe(go('0/0', 'later', 'later', 'later', 'later'));
    expect(go('1/0', 'first')).toBe('0/0');
  });

  it('go to the nearest on the next lane', () => {
    expect(go('0/0', 'below')).toMatch(/\/1$/);
    expect(go('0/0', 'above')).toBe('0/0');
  });

  it('go from a client to the partitions of the same event, and back', () => {
    const [onClient = '', onPartition] = dots.filter(({ item }) => item.id === 5).map(at);
    expect(go(onClient, 'below')).toBe(onPartition);
    expect(go(onClient, 'below', 'above')).toBe(onClient);
  });

  it('lead to every dot', () => {
    const ways: Way[] = ['later', 'earlier', 'below', 'above', 'first', 'last'];
    const [first] = dots;
    const reached = new Set(first ? [first] : []);
    for (const dot of reached) for (const way of ways) reached.add(travel(dots, dot, way));
    expect(reached.size).toBe(dots.length);
  });

  it('come by folds along a lane', () => {
    const long = history(...Array.from({ length: 9 }, () => called('trace', 'read')));
    const tape = laid(long, [9]);
    const last = tape.dots.at(-1);
    const fold = last && travel(tape.dots, travel(tape.dots, last, 'earlier'), 'earlier');
    expect(fold?.item.type).toBe('fold');
  });
});
