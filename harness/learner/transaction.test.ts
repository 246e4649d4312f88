import { describe, expect, it } from 'vitest';
import type { Transacted } from '../grading/observed/committed.ts';
import type { Store } from './ctx.ts';
import { rolledBack, transact } from './transaction.ts';

/** Rows as somebody else has them, who changes them; and what was asked for. */
function opened(rows: Record<string, unknown>, answers: readonly ('done' | Error)[] = ['done']) {
  const asked: { subject: string; transacted: Transacted }[] = [];
  let reads = 0;
  const store = {
    get: (key: string) => {
      reads += 1;
      return Promise.resolve(rows[key]);
    },
    keys: (prefix = '') =>
      Promise.resolve(Object.keys(rows).filter((key) => key.startsWith(prefix))),
  };
  return {
    ...{ asked, rows, reads: () => reads },
    run: <T>(work: (tx: Store) => T | Promise<T>): Promise<T> =>
      transact(store, work, (subject, transacted) => {
        const answer = answers[asked.length];
        asked.push({ subject, transacted });
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve();
      }),
  };
}
const late = new Error(`${rolledBack} silos/1 has changed since this transaction read it`);

describe('a transaction', () => {
  it('asks for all that it wrote at once, beside what it has read, and gives what the work gave', async () => {
    const { run, asked } = opened({ 'silos/1': { litres: 3 } });
    const given = await run(async (tx) => {
      const silo = (await tx.get('silos/1')) as { litres: number };
      expect(await tx.get('pickups/lot-1')).toBeUndefined();
      await tx.put('silos/1', { litres: silo.litres + 1 });
      await tx.put('pickups/lot-1', 1);
      expect(asked).toEqual([]);
      return 'in';
    });
    expect(given).toBe('in');
    expect(asked).toEqual([
      {
        subject: 'silos/1, pickups/lot-1',
        transacted: {
          changes: [
            { key: 'silos/1', value: { litres: 4 } },
            { key: 'pickups/lot-1', value: 1 },
          ],
          read: {
            rows: [
              { key: 'silos/1', value: { litres: 3 } },
              { key: 'pickups/lot-1', none: true },
            ],
            lists: [],
          },
        },
      },
    ]);
  });

  it('sees its own writes, and what it has read as it was then', async () => {
    const { run, rows, reads, asked } = opened({ a: { n: 1 }, b: 1, ab: 1 });
    await run(async (tx) => {
      const first = (await tx.get('a')) as { n: number };
      first.n = 7;
      rows['a'] = { n: 2 };
      expect(await tx.get('a')).toEqual({ n: 1 });
      const mine = { n: 3 };
      await tx.put('a', mine);
      mine.n = 4;
      expect(await tx.get('a')).toEqual({ n: 3 });
      await tx.delete('b');
      expect(await tx.get('b')).toBeUndefined();
      await tx.put('ac', 1);
      expect(await tx.keys('a')).toEqual(['a', 'ab', 'ac']);
      expect(await tx.keys()).toEqual(['a', 'ab', 'ac']);
    });
    expect(reads()).toBe(1);
    expect(asked[0]?.transacted).toMatchObject({
      changes: [{ key: 'a', value: { n: 3 } }, { key: 'b', deleted: true }, { key: 'ac' }],
      read: { lists: [{ prefix: 'a', keys: ['a', 'ab'] }, { prefix: '' }] },
    });
  });

  it('that was rolled back begins again with what is so now', async () => {
    const { run, rows, asked } = opened({ 'silos/1': 3 }, [late, late, 'done']);
    let works = 0;
    await run(async (tx) => {
      works += 1;
      const litres = (await tx.get('silos/1')) as number;
      await tx.put('silos/1', litres + 1);
      rows['silos/1'] = litres + 10;
    });
    expect(works).toBe(3);
    expect(asked.map(({ transacted }) => transacted.changes[0]?.value)).toEqual([4, 14, 24]);
  });

  it('gives up after many tries, and at once where something else failed', async () => {
    const slow = opened(
      {},
      Array.from({ length: 30 }, () => late),
    );
    await expect(slow.run((tx) => tx.put('a', 1))).rejects.toThrow('rolled back: silos/1');
    expect(slow.asked).toHaveLength(20);
    const cut = opened({}, [new Error('socket hang up')]);
    await expect(cut.run((tx) => tx.put('a', 1))).rejects.toThrow('socket hang up');
    expect(cut.asked).toHaveLength(1);
  });

  it('asks for nothing where its work throws, or changes nothing', async () => {
    const { run, asked } = opened({ a: 1 });
    const work = run(async (tx) => {
      await tx.put('a', 2);
      throw new Error('no room');
    });
    await expect(work).rejects.toThrow('no room');
    expect(await run((tx) => tx.get('a'))).toBe(1);
    expect(asked).toEqual([]);
  });

  it('is over with its work: what comes later is told so', async () => {
    const { run } = opened({});
    let kept: Store | undefined;
    await run((tx) => {
      kept = tx;
    });
    await expect(kept?.put('a', 1)).rejects.toThrow('This transaction has ended');
    await expect(kept?.get('a')).rejects.toThrow('`tx.get`');
  });

  it('takes plain data under keys that are texts', async () => {
    const { run } = opened({});
    await expect(run((tx) => tx.put('a', new Map()))).rejects.toThrow('tx.put takes plain data');
    const key = Buffer.from('a') as unknown as string;
    await expect(run((tx) => tx.get(key))).rejects.toThrow('The key of tx.get is a text');
  });

  it('of many rows names the first', async () => {
    const { run, asked } = opened({});
    await run(async (tx) => {
      for (let row = 1; row <= 60; row += 1) await tx.put(`r/${row}`, row);
    });
    expect(asked[0]?.subject).toBe('r/1, r/2, r/3, r/4, r/5, r/6 and 54 more');
  });
});
