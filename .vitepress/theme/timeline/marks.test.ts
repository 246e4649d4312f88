import { describe, expect, it } from 'vitest';
import {
  brought,
  called,
  committed,
  fetched,
  history,
  joined,
  produced,
  record,
  reported,
} from '../../../harness/grading/testing/history.ts';
import { marksOf, type Marked } from './marks.ts';

const one = record(0, 'lot-1', 'farm-1');
const nothing: Marked = { named: new Set(), firstBad: null };
const shapes = (run: ReturnType<typeof history>, marked = nothing): string[] =>
  marksOf(run, marked).map(
    ({ id, until, events, sign }) => `${sign} ${id}-${until} ×${events.length}`,
  );

describe('a mark', () => {
  it('stands for one request to several partitions', () => {
    const run = history(produced(0, [one]), produced(1, [one]), produced(2, [one]));
    const [mark, ...others] = marksOf(run, nothing);
    expect(others).toEqual([]);
    expect(mark?.lanes.slice(1)).toEqual([0, 1, 2].map((n) => `partition collection.pickups/${n}`));
  });

  it('stands for a run of equal events of one client, whatever others do meanwhile', () => {
    const run = history(
      reported('settlement', 1),
      reported('trace', 1),
      reported('settlement', 2),
      called('audit', 'startReader'),
      reported('trace', 2),
      reported('settlement', 3),
    );
    expect(shapes(run)).toEqual(['call 1-6 ×3', 'call 2-5 ×2', 'call 4-4 ×1']);
  });

  it('ends where its client does something else', () => {
    const run = history(reported('trace', 1), committed('trace', 0, 1), reported('trace', 2));
    expect(shapes(run)).toEqual(['call 1-1 ×1', 'commit 2-2 ×1', 'call 3-3 ×1']);
  });

  it('that a finding names is not swallowed, and the first bad event stands alone', () => {
    const run = history(...[1, 2, 3, 4, 5].map((n) => reported('trace', n)));
    const marks = marksOf(run, { named: new Set([3, 4]), firstBad: 3 });
    expect(marks.map(({ id, named, firstBad }) => [id, named, firstBad])).toEqual([
      [1, false, false],
      [3, true, true],
      [4, true, false],
      [5, false, false],
    ]);
  });

  it('does not put what failed together with what did not', () => {
    const run = history(produced(0, [one]), produced(0, [one], { outcome: 'lost' }));
    expect(shapes(run)).toEqual(['event 1-1 ×1', 'lost 2-2 ×1']);
    const commits = history(committed('trace', 0, 1), {
      ...committed('trace', 0, 2),
      error: 'ILLEGAL_GENERATION',
    });
    expect(shapes(commits)).toEqual(['commit 1-1 ×1', 'error 2-2 ×1']);
  });

  it('is idle where nothing came of it', () => {
    const run = history(
      fetched('trace', 0, { from: 0, count: 0, logEnd: 0 }),
      fetched('trace', 1, { from: 0, count: 0, logEnd: 0 }),
      brought('trace', 0, [one]),
      { ...joined('trace', 'trace', -1), error: 'MEMBER_ID_REQUIRED' },
      joined('trace', 'trace', 1),
    );
    expect(marksOf(run, nothing).map(({ idle, events }) => [idle, events.length])).toEqual([
      [true, 2],
      [false, 1],
      [true, 1],
      [false, 1],
    ]);
  });
});

it('no event is lost, and each is in one mark', () => {
  const run = history(
    ...Array.from({ length: 500 }, (_, n) =>
      n % 7 === 0 ? committed(`reader-${n % 3}`, n % 2, n) : reported(`reader-${n % 3}`, n),
    ),
  );
  const marks = marksOf(run, { named: new Set([20, 300]), firstBad: 20 });
  const seqs = marks.flatMap(({ events }) => events.map(({ seq }) => seq)).sort((a, b) => a - b);
  expect(seqs).toEqual(run.map(({ seq }) => seq));
});
