// AddPartitionsToTxn and AddOffsetsToTxn: what a transaction is going to touch. The first of them opens it.
import type { State } from '../state.ts';
import { abortInTime } from './end.ts';
import { tell, type Transaction } from './transaction.ts';

export function addPartitions(
  state: State,
  transaction: Transaction,
  topics: readonly { name: string; partitions: readonly number[] }[],
): void {
  open(state, transaction);
  for (const { name, partitions } of topics) {
    const touched = transaction.partitions.get(name) ?? new Set<number>();
    transaction.partitions.set(name, touched);
    for (const partition of partitions) touched.add(partition);
  }
  tell(state, transaction);
}

/** One partition holds the offsets of all groups, so that one group was named is enough for all. */
export function addOffsets(state: State, transaction: Transaction): void {
  open(state, transaction);
  transaction.hasOffsets = true;
  tell(state, transaction);
}

function open(state: State, transaction: Transaction): void {
  if (transaction.state === 'open') return;
  transaction.state = 'open';
  abortInTime(state, transaction);
}
