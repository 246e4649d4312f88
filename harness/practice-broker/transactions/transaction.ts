// One transactional id: which producer writes under it, and what its open transaction has touched.
import type { State } from '../state.ts';

export interface Transaction {
  readonly transactionalId: string;
  producerId: bigint;
  epoch: number;
  /** The epoch before, if its producer knew it and asked for a new one: it may ask again. −1: none. */
  lastEpoch: number;
  /** How long a transaction may stay open, in ms. */
  timeoutMs: number;
  state: 'empty' | 'open' | 'committed' | 'aborted';
  /** Partitions that get a marker at the end. */
  readonly partitions: Map<string, Set<number>>;
  /** Whether offsets may be committed in it, and the groups for which they were. */
  hasOffsets: boolean;
  readonly groups: Set<string>;
}

/** The producer that a request says it comes from. */
export interface Producer {
  transactionalId: string;
  producerId: bigint;
  producerEpoch: number;
}

export function createTransaction(transactionalId: string, producerId: bigint): Transaction {
  return {
    ...{ transactionalId, producerId, epoch: -1, lastEpoch: -1, timeoutMs: 0, state: 'empty' },
    ...{ partitions: new Map(), hasOffsets: false, groups: new Set() },
  };
}

/** Name of the deadline of an open transaction. */
export function deadline({ transactionalId }: Transaction): string {
  return `transaction of ${transactionalId}`;
}

/** Tells whoever draws the transaction how it is now. */
export function tell(state: State, transaction: Transaction): void {
  const { transactionalId, producerId, epoch, state: now, partitions } = transaction;
  const touched = [...partitions].flatMap(([topic, indexes]) =>
    [...indexes].map((partition) => ({ topic, partition })),
  );
  state.changed({
    ...{ type: 'transaction', transactionalId, producerId, epoch, state: now, partitions: touched },
  });
}
