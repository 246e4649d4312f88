import { expect, test } from 'vitest';
import { history } from '../testing/history.ts';
import { commits, derivedOf, gave, inputsOf, killed, resumes, starts } from '../testing/service.ts';
import { commitOver, crashAfter, fetchesOf, startAfter } from './trail.ts';

const inputs = inputsOf({ lotId: 'lot-1', cells: 1 }, { lotId: 'lot-2', cells: 1 });
const [first, second] = inputs as [(typeof inputs)[0], (typeof inputs)[0]];
const of = derivedOf(inputs);

test('the Fetches that brought an event are those with its offset in its partition of the topic', () => {
  const other = { ...second, partition: 1 };
  const run = history(gave(first), gave(first, second), gave(second));
  expect(fetchesOf(of, second, run).map(({ seq }) => seq)).toEqual([2, 3]);
  expect(fetchesOf(of, other, run)).toEqual([]);
  expect(fetchesOf({ ...of, service: 'settlement' }, second, run)).toEqual([]);
  expect(fetchesOf({ ...of, from: of.to }, second, run)).toEqual([]);
});

test('a commit covers what lies before it, when it was not refused', () => {
  const run = history(commits(1), commits(2, { error: 'REBALANCE_IN_PROGRESS' }), commits(2));
  expect(commitOver(of, first, run)?.seq).toBe(1);
  expect(commitOver(of, second, run)?.seq).toBe(3);
  expect(commitOver(of, { partition: 1, offset: 0 }, run)).toBeUndefined();
});

test('a crash is a kill at a boundary, later than the event, and is told with its place', () => {
  const run = history(killed({ side: 'before' }), starts(), killed(), starts(), killed({}));
  expect(crashAfter(of, 0, run)).toEqual({
    at: {
      en: 'right before OffsetCommit quality.lab-results/0 #1',
      ko: 'OffsetCommit quality.lab-results/0 #1 직전',
    },
    seq: 1,
  });
  // The operator's kill in between is none.
  expect(crashAfter(of, 1, run)?.seq).toBe(5);
  expect(crashAfter(of, 5, run)).toBeUndefined();
});

test('a partition is read on from where it was asked for next', () => {
  const run = history(resumes(0), killed({}), resumes(2));
  expect(startAfter(of, first, 2, run)).toMatchObject({ seq: 3, offset: 2 });
  expect(startAfter(of, { partition: 2, offset: 0 }, 2, run)).toBeUndefined();
});
