// The records of a Fetch answer that a client hands on: no control records, and for a reader of
// committed data nothing of an aborted transaction.
import { decodeBatches, type KafkaRecord } from '../protocol/records/batches.ts';

export interface AbortedTransaction {
  producerId: bigint;
  firstOffset: bigint;
}

/**
 * Also gives where the next Fetch begins; `null` when there was no whole batch.
 * @param aborted as the broker tells it to readers of committed data; others are told of none
 */
export function visibleRecords(
  bytes: Uint8Array,
  aborted: readonly AbortedTransaction[],
): { records: KafkaRecord[]; next: bigint | null } {
  const upcoming = aborted.toSorted((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1));
  const aborting = new Set<bigint>();
  const records: KafkaRecord[] = [];
  let next: bigint | null = null;
  for (const batch of decodeBatches(bytes)) {
    next = batch.lastOffset + 1n;
    for (;;) {
      const first = upcoming[0];
      if (first === undefined || first.firstOffset > batch.lastOffset) break;
      aborting.add(first.producerId);
      upcoming.shift();
    }
    if (batch.isControl) {
      if (batch.control === 'abort') aborting.delete(batch.producerId);
    } else if (!(batch.isTransactional && aborting.has(batch.producerId))) {
      records.push(...(batch.records ?? []));
    }
  }
  return { records, next };
}
