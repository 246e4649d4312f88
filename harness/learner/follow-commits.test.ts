import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Committed } from '../grading/observed/committed.ts';
import { followCommits } from './follow-commits.ts';

afterEach(() => vi.restoreAllMocks());

/** Commits as a harness gives them; the last one never comes. */
function source(commits: readonly Committed['changes'][]) {
  const asked: [number, string | null][] = [];
  const rests: number[] = [];
  return {
    ...{ asked, rests },
    next: (number: number, failed: string | null): Promise<Committed> => {
      asked.push([number, failed]);
      const changes = commits[number - 1];
      return changes === undefined
        ? new Promise(() => undefined)
        : Promise.resolve({ number, changes });
    },
    sleep: (ms: number) => {
      rests.push(ms);
      return Promise.resolve();
    },
    describe: (error: unknown) => String(error),
  };
}
const three: Committed['changes'][] = [
  [{ key: 'a', value: 1 }],
  [
    { key: 'a', deleted: true },
    { key: 'b', value: null },
  ],
  [{ key: 'c', value: 3 }],
];

describe('whoever follows commits', () => {
  it('is handed each in order, what was deleted as undefined', async () => {
    const seen: unknown[] = [];
    const from = source(three);
    await followCommits((commit) => void seen.push(commit), from);
    await vi.waitFor(() => expect(from.asked.at(-1)).toEqual([4, null]));
    expect(seen).toEqual([
      { number: 1, changes: [{ key: 'a', value: 1 }] },
      {
        number: 2,
        changes: [
          { key: 'a', value: undefined },
          { key: 'b', value: null },
        ],
      },
      { number: 3, changes: [{ key: 'c', value: 3 }] },
    ]);
  });

  it('gets the next only when it is done with one', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const from = source(three);
    await followCommits(() => promise, from);
    await new Promise((turn) => void setImmediate(turn));
    expect(from.asked).toEqual([[1, null]]);
    resolve(undefined);
    await vi.waitFor(() => expect(from.asked).toHaveLength(4));
  });

  it('gets one again for which it threw, after a rest, and says so', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const seen: number[] = [];
    const from = source(three);
    await followCommits(({ number }) => {
      seen.push(number);
      if (number === 2 && seen.length < 4) throw new Error('no broker');
    }, from);
    await vi.waitFor(() => expect(from.asked.at(-1)).toEqual([4, null]));
    expect(seen).toEqual([1, 2, 2, 2, 3]);
    expect(from.asked.slice(1, 4)).toEqual([
      [2, null],
      [2, 'Error: no broker'],
      [2, 'Error: no broker'],
    ]);
    expect(from.rests).toEqual([100, 100]);
    expect(said).toHaveBeenCalledWith('db.onCommit, commit 2: Error: no broker');
  });

  it('that stops has ended what it was at, and is handed nothing more', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const seen: number[] = [];
    const from = source(three);
    const following = await followCommits(({ number }) => {
      seen.push(number);
      return promise;
    }, from);
    await vi.waitFor(() => expect(seen).toEqual([1]));
    let isOver = false;
    const stopping = following.stop().then(() => (isOver = true));
    await new Promise((turn) => void setImmediate(turn));
    expect(isOver).toBe(false);
    resolve(undefined);
    await stopping;
    await new Promise((turn) => void setImmediate(turn));
    expect(seen).toEqual([1]);
  });
});
