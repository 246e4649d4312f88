// What a group committed, and what open transactions will have committed for it.
import { type Room, sizeOfCommit } from './room.ts';

export interface Committed {
  offset: bigint;
  leaderEpoch: number;
  metadata: string;
}

export interface At {
  topic: string;
  partition: number;
}

export type Offsets = ReturnType<typeof createOffsets>;

/** The commit that came last counts, also when a transaction ends after it. */
type Ordered = Committed & { order: number };

export function createOffsets(room: Room) {
  const committed = createTable(room);
  const pending = new Map<bigint, Table>();
  let order = 0;

  return {
    commit(at: At, value: Committed): void {
      committed.put(at, { ...value, order: ++order });
    },
    /** Keeps a commit until its producer's transaction ends. */
    commitInTransaction(producerId: bigint, at: At, value: Committed): void {
      const own = pending.get(producerId) ?? createTable(room);
      pending.set(producerId, own);
      own.put(at, { ...value, order: ++order });
    },
    /** Ends a producer's transaction and gives the commits that came to count. */
    endTransaction(producerId: bigint, isCommitted: boolean): (At & Committed)[] {
      const own = pending.get(producerId);
      pending.delete(producerId);
      const counting: (At & Committed)[] = [];
      for (const [at, value] of own?.entries() ?? []) {
        const before = committed.get(at);
        if (!isCommitted || (before !== undefined && before.order > value.order)) continue;
        committed.put(at, value);
        counting.push({ ...at, ...value });
      }
      own?.clear();
      return counting;
    },
    committed: (at: At): Committed | undefined => committed.get(at),
    /** Whether a transaction is open that may change what is committed there. */
    isPending: (at: At): boolean => [...pending.values()].some((own) => own.get(at) !== undefined),
    /** Everything committed. */
    all: (): (At & Committed)[] =>
      [...committed.entries()].map(([at, value]) => ({ ...at, ...value })),
    forget(topic: string): void {
      for (const table of [committed, ...pending.values()]) table.forget(topic);
    },
    forgetAll(): void {
      for (const table of [committed, ...pending.values()]) table.clear();
      pending.clear();
    },
  };
}

type Table = ReturnType<typeof createTable>;

/** Commits by topic and partition; what they take is counted in the room of all groups. */
function createTable(room: Room) {
  const topics = new Map<string, Map<number, Ordered>>();

  function forget(topic: string): void {
    for (const { metadata } of topics.get(topic)?.values() ?? []) {
      room.count(-sizeOfCommit(metadata));
    }
    topics.delete(topic);
  }

  function* entries(): Generator<[At, Ordered]> {
    for (const [topic, partitions] of topics) {
      for (const [partition, value] of partitions) yield [{ topic, partition }, value];
    }
  }

  return {
    get: ({ topic, partition }: At): Ordered | undefined => topics.get(topic)?.get(partition),
    put({ topic, partition }: At, value: Ordered): void {
      const partitions = topics.get(topic) ?? new Map<number, Ordered>();
      const before = partitions.get(partition);
      room.count(sizeOfCommit(value.metadata) - (before ? sizeOfCommit(before.metadata) : 0));
      topics.set(topic, partitions.set(partition, value));
    },
    entries,
    forget,
    clear(): void {
      for (const topic of topics.keys()) forget(topic);
    },
  };
}
