// How a transaction ends: by its producer's EndTxn, by the next producer under the same id, or by its
// timeout. Markers and offsets are written in the same step, so nobody ever sees it half ended.
import { errorCode } from '../../protocol/errors.ts';
import { appendMarker } from '../log/append-marker.ts';
import type { State } from '../state.ts';
import { deadline, tell, type Transaction } from './transaction.ts';

/** Does EndTxn and gives its error code. Ending once more in the same way is no error. */
export function endTransaction(
  state: State,
  transaction: Transaction,
  isCommitted: boolean,
): number {
  if (transaction.state === 'open') {
    complete(state, transaction, isCommitted);
    return 0;
  }
  const isRepeated = transaction.state === (isCommitted ? 'committed' : 'aborted');
  return isRepeated ? 0 : errorCode('INVALID_TXN_STATE');
}

/** Aborts what is open, and shuts out the producer that opened it. */
export function fence(state: State, transaction: Transaction): void {
  transaction.lastEpoch = transaction.epoch;
  transaction.epoch++;
  complete(state, transaction, false);
}

/** Aborts a transaction that was opened now if it is still open after its timeout. */
export function abortInTime(state: State, transaction: Transaction): void {
  state.timers.set(deadline(transaction), state.now + transaction.timeoutMs, () =>
    fence(state, transaction),
  );
}

function complete(state: State, transaction: Transaction, isCommitted: boolean): void {
  state.timers.clear(deadline(transaction));
  transaction.state = isCommitted ? 'committed' : 'aborted';
  tell(state, transaction);
  const { producerId, epoch: producerEpoch } = transaction;
  const control = isCommitted ? 'commit' : 'abort';
  for (const [topic, partitions] of transaction.partitions) {
    for (const partition of partitions) {
      appendMarker(state, topic, partition, { producerId, producerEpoch, control });
    }
  }
  transaction.partitions.clear();
  for (const groupId of transaction.groups) endOffsets(state, groupId, transaction);
  transaction.groups.clear();
  transaction.hasOffsets = false;
}

function endOffsets(state: State, group: string, transaction: Transaction): void {
  const isCommitted = transaction.state === 'committed';
  const counting = state.groups
    .get(group)
    ?.offsets.endTransaction(transaction.producerId, isCommitted);
  for (const { topic, partition, offset } of counting ?? []) {
    state.changed({ type: 'commit', group, topic, partition, offset });
  }
}
