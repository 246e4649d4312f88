// The database that all services of a run share: rows, and the log of what was committed. It takes a transaction as a whole
// or not at all, as if one came after the other: one that has read what somebody else has changed since is rolled back.
import type { Committed, Transacted } from '../grading/observed/committed.ts';
import { sameData } from '../grading/rules/same-data.ts';
import { rolledBack } from '../learner/transaction.ts';

export interface Database {
  get(key: string): unknown;
  /** Every key that begins so, in order. */
  keys(prefix: string): string[];
  put(key: string, value: unknown): void;
  delete(key: string): void;
  /**
   * Gives the commit's number.
   * @throws {Error} when a row that it read is not what it was, or is one more or less; then nothing is changed
   */
  transact(transacted: Transacted): number;
  /** The commit of that number, from 1; ends once there is one. */
  commit(number: number): Promise<Committed>;
}

export function createDatabase(): Database {
  const rows = new Map<string, unknown>();
  const log: Committed[] = [];
  let waiting: (() => void)[] = [];

  function take(changes: Committed['changes']): number {
    for (const change of changes) {
      if (change.deleted === true) rows.delete(change.key);
      else rows.set(change.key, change.value);
    }
    log.push({ number: log.length + 1, changes });
    const told = waiting;
    waiting = [];
    for (const tell of told) tell();
    return log.length;
  }

  const keys = (prefix: string): string[] =>
    [...rows.keys()].filter((one) => one.startsWith(prefix)).sort();

  /** A row, or a list of keys, that is not any more what the transaction was told. */
  function changed({ rows: read, lists }: Transacted['read']): string | undefined {
    const row = read.find(
      ({ key, value, none }) =>
        rows.has(key) === (none === true) || (none !== true && !sameData(rows.get(key), value)),
    );
    return row?.key ?? lists.find((list) => !sameData(keys(list.prefix), list.keys))?.prefix;
  }

  return {
    // `undefined` does not go over to the process: there it is nothing again, and `null` is not.
    get: (key) => rows.get(key),
    keys,
    put: (key, value) => void take([{ key, value }]),
    delete(key) {
      if (rows.has(key)) take([{ key, deleted: true }]);
    },
    transact({ changes, read }) {
      const at = changed(read);
      if (at !== undefined) {
        throw new Error(`${rolledBack} ${at} has changed since this transaction read it`);
      }
      return take(changes);
    },
    async commit(number) {
      for (;;) {
        const found = log[number - 1];
        if (found !== undefined) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}
