// A transaction at the learner's side: what it writes waits here and is seen by its own reads, what it has read is
// remembered, and both go to the harness as one. That does all of it, or nothing where somebody else was quicker.
import type { RowChange, Transacted } from '../grading/observed/committed.ts';
import type { Store } from './ctx.ts';
import { checkText, plainData } from './plain-data.ts';

/** How the message begins by which a transaction learns that it was rolled back since others were quicker. */
export const rolledBack = 'rolled back:';
/** So often work is begun again; who is slower than all others so often hears of it. */
const mostTries = 20;
/** So many keys say what a transaction is about. */
const namedKeys = 6;

/**
 * Calls the work, and again each time it was rolled back.
 * @param commit asks the harness for all of it at once; rejects where it was not done
 */
export async function transact<T>(
  rows: Pick<Store, 'get' | 'keys'>,
  work: (tx: Store) => T | Promise<T>,
  commit: (subject: string, transacted: Transacted) => Promise<unknown>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const { tx, end } = begin(rows);
    let transacted: Transacted;
    let result: T;
    try {
      result = await work(tx);
    } finally {
      transacted = end();
    }
    // What only reads changes nothing.
    if (transacted.changes.length === 0) return result;
    try {
      await commit(subjectOf(transacted.changes), transacted);
      return result;
    } catch (error) {
      const isLate = error instanceof Error && error.message.startsWith(rolledBack);
      if (!isLate || tries === mostTries) throw error;
    }
  }
}

interface Begun {
  tx: Store;
  /** From then on nothing can be done by it. */
  end(): Transacted;
}

function begin(rows: Pick<Store, 'get' | 'keys'>): Begun {
  /** What each row was when it was first read. */
  const read = new Map<string, unknown>();
  const lists = new Map<string, readonly string[]>();
  const written = new Map<string, RowChange>();
  let isOver = false;

  function check(key: unknown, op: string): void {
    if (isOver) {
      throw new Error(
        `This transaction has ended: what \`tx.${op}\` does is awaited before its work ends`,
      );
    }
    checkText(key, `The key of tx.${op}`);
  }

  // Each is async, so that what is wrong with a call is thrown where its answer would come.
  const tx: Store = {
    async get(key) {
      check(key, 'get');
      const own = written.get(key);
      if (own !== undefined) return structuredClone(own.value);
      if (!read.has(key)) {
        const value = await rows.get(key);
        if (!read.has(key)) read.set(key, value);
      }
      return structuredClone(read.get(key));
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- see above
    async put(key, value) {
      check(key, 'put');
      written.set(key, { key, value: plainData(value, 'tx.put') });
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- see above
    async delete(key) {
      check(key, 'delete');
      written.set(key, { key, deleted: true });
    },
    async keys(prefix = '') {
      check(prefix, 'keys');
      if (!lists.has(prefix)) {
        const there = await rows.keys(prefix);
        if (!lists.has(prefix)) lists.set(prefix, there);
      }
      const found = new Set(lists.get(prefix));
      for (const { key, deleted } of written.values()) {
        if (!key.startsWith(prefix)) continue;
        if (deleted === true) found.delete(key);
        else found.add(key);
      }
      return [...found].sort();
    },
  };

  return {
    tx,
    end() {
      isOver = true;
      return {
        changes: [...written.values()],
        read: {
          rows: [...read].map(([key, value]) =>
            value === undefined ? { key, none: true } : { key, value },
          ),
          lists: [...lists].map(([prefix, keys]) => ({ prefix, keys })),
        },
      };
    },
  };
}

/** `silos/silo-2, pickups/lot-7` */
function subjectOf(changes: readonly RowChange[]): string {
  const named = changes.slice(0, namedKeys).map(({ key }) => key);
  const more = changes.length - named.length;
  return `${named.join(', ')}${more === 0 ? '' : ` and ${more} more`}`;
}
