import { describe, expect, it } from 'vitest';
import type { Transacted } from '../grading/observed/committed.ts';
import { createDatabase } from './database.ts';

type Asked = Partial<Transacted['read']> & Pick<Transacted, 'changes'>;
const asked = ({ changes, rows = [], lists = [] }: Asked): Transacted => ({
  ...{ changes, read: { rows, lists } },
});
const silo = (litres: number) => ({ key: 'silos/1', value: { litres } });

describe('a transaction', () => {
  it('is done as a whole, and is one commit', async () => {
    const database = createDatabase();
    database.put('silos/1', { litres: 0 });
    const number = database.transact(
      asked({
        rows: [silo(0), { key: 'pickups/lot-1', none: true }],
        changes: [silo(500), { key: 'pickups/lot-1', value: { litres: 500 } }],
      }),
    );
    expect(number).toBe(2);
    expect(database.get('silos/1')).toEqual({ litres: 500 });
    expect(await database.commit(2)).toEqual({
      number: 2,
      changes: [silo(500), { key: 'pickups/lot-1', value: { litres: 500 } }],
    });
  });

  it.each<[string, Asked]>([
    ['a row is not what it was', { changes: [silo(9)], rows: [silo(0)] }],
    ['a row is there that was not', { changes: [silo(9)], rows: [{ key: 'silos/1', none: true }] }],
    ['a row is gone', { changes: [silo(9)], rows: [{ key: 'silos/2', value: 1 }] }],
    ['a list is longer', { changes: [silo(9)], lists: [{ prefix: 'silos/', keys: [] }] }],
  ])('is rolled back where %s: nothing of it is done', (_, what) => {
    const database = createDatabase();
    database.put('silos/1', { litres: 100 });
    expect(() => database.transact(asked(what))).toThrow(/^rolled back: silos\//);
    expect([database.get('silos/1'), database.keys('')]).toEqual([{ litres: 100 }, ['silos/1']]);
  });

  it('sees a row that is put back as it was, and null as something', () => {
    const database = createDatabase();
    database.put('a', null);
    database.put('b', { x: 1, y: 2 });
    const rows = [
      { key: 'a', value: null },
      { key: 'b', value: { y: 2, x: 1 } },
    ];
    expect(database.transact(asked({ rows, changes: [{ key: 'a', deleted: true }] }))).toBe(3);
    expect(database.keys('')).toEqual(['b']);
  });
});

describe('commits', () => {
  it('are whatever changed rows, in order; who asks early is told when there is one', async () => {
    const database = createDatabase();
    const second = database.commit(2);
    database.put('a', 1);
    database.delete('never-there');
    database.delete('a');
    expect(await second).toEqual({ number: 2, changes: [{ key: 'a', deleted: true }] });
    expect(await database.commit(1)).toEqual({ number: 1, changes: [{ key: 'a', value: 1 }] });
  });
});
