// What a broker has promised: every record that it took and where, every transaction and how it ended, every
// commit. It is written down from the broker's own answers, also from those that the client never got, since
// a broker is bound by what it did, and knows nothing of how a broker works.

/** Which partition, such as `t-0`. */
export type Place = string;

export interface Promised {
  /** Told apart from all others, but for what a producer without sequences sent twice. */
  value: string;
  key: string;
  timestamp: number;
  transaction: Transaction | undefined;
}

export interface Transaction {
  readonly transactionalId: string;
  readonly openedAt: number;
  state: 'open' | 'committed' | 'aborted';
  /** Its first offset in each partition that it wrote to. */
  readonly firstOffsets: Map<Place, bigint>;
  readonly commits: Map<Place, Commit>;
}

export interface Commit {
  offset: bigint;
  /** The later commit counts. */
  order: number;
}

/** Something that must not be. */
export class Broken extends Error {}

export type Truth = ReturnType<typeof createTruth>;

/** @param transactionTimeoutMs of all transactions */
export function createTruth(places: readonly Place[], transactionTimeoutMs: number) {
  const logs = new Map(places.map((place) => [place, new Map<bigint, Promised>()]));
  const open = new Map<string, Transaction>();
  /** Which producer may write under a transactional id. */
  const owners = new Map<string, string>();
  const committed = new Map<Place, Commit>();
  let order = 0;

  function logOf(place: Place): Map<bigint, Promised> {
    const log = logs.get(place);
    if (log === undefined) throw new Error(`there is no partition ${place}`);
    return log;
  }

  function end(transaction: Transaction, state: 'committed' | 'aborted'): void {
    transaction.state = state;
    open.delete(transaction.transactionalId);
    if (state === 'aborted') return;
    for (const [place, commit] of transaction.commits) {
      if (commit.order > (committed.get(place)?.order ?? 0)) committed.set(place, commit);
    }
  }

  return {
    places,
    logOf,
    owners,
    committed: committed as ReadonlyMap<Place, Commit>,

    /** The broker said that it took these records, from this offset on. */
    appended(place: Place, baseOffset: bigint, records: readonly Promised[]): void {
      const log = logOf(place);
      for (const [i, record] of records.entries()) {
        const offset = baseOffset + BigInt(i);
        const there = log.get(offset);
        if (there !== undefined && there.value !== record.value) {
          throw new Broken(`${place}@${offset} was given to ${there.value} and ${record.value}`);
        }
        log.set(offset, record);
        const firsts = record.transaction?.firstOffsets;
        if (firsts?.has(place) === false) firsts.set(place, offset);
      }
    },

    begin(transactionalId: string, now: number): Transaction {
      const begun: Transaction = {
        ...{ transactionalId, openedAt: now, state: 'open' },
        ...{ firstOffsets: new Map(), commits: new Map() },
      };
      open.set(transactionalId, begun);
      return begun;
    },
    end,
    /** Somebody else begins under this id: what was open is aborted, and its producer shut out. */
    fence(transactionalId: string): void {
      owners.delete(transactionalId);
      const transaction = open.get(transactionalId);
      if (transaction !== undefined) end(transaction, 'aborted');
    },
    /** The time is over for transactions that were opened too long ago. */
    passed(now: number): void {
      for (const { transactionalId, openedAt } of [...open.values()]) {
        if (openedAt + transactionTimeoutMs <= now) this.fence(transactionalId);
      }
    },

    commit: (place: Place, offset: bigint): void =>
      void committed.set(place, { offset, order: ++order }),
    commitIn: ({ commits }: Transaction, place: Place, offset: bigint): void =>
      void commits.set(place, { offset, order: ++order }),

    /** Up to where all is decided, if the log ends at `end`. */
    lastStable(place: Place, end: bigint): bigint {
      let last = end;
      for (const { firstOffsets } of open.values()) {
        const first = firstOffsets.get(place);
        if (first !== undefined && first < last) last = first;
      }
      return last;
    },
  };
}
