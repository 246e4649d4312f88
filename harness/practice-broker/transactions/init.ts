// InitProducerId: a producer gets an id, and under a transactional id an epoch that fences all before it.
import { errorCode } from '../../protocol/errors.ts';
import type { State } from '../state.ts';
import { fence } from './end.ts';
import { tell, type Transaction } from './transaction.ts';

/** Kafka's `transaction.max.timeout.ms`, at its default. */
const TIMEOUT_MAX_MS = 900_000;
/** With the next one the last epoch there is would be left for fencing. */
const LAST_EPOCH = 32_766;

export interface InitRequest {
  /** `null`: an idempotent producer without transactions. */
  transactionalId: string | null;
  timeoutMs: number;
  /** What the producer was before, if it goes on; `undefined`: it starts. */
  before: { producerId: bigint; epoch: number } | undefined;
}

/** Gives the producer id and epoch to use from now on, or an error code. */
export function initProducerId(
  state: State,
  { transactionalId, timeoutMs, before }: InitRequest,
): { producerId: bigint; producerEpoch: number } | number {
  if (transactionalId === null) {
    return { producerId: state.transactions.newProducerId(), producerEpoch: 0 };
  }
  if (transactionalId === '') return errorCode('INVALID_REQUEST');
  if (timeoutMs <= 0 || timeoutMs > TIMEOUT_MAX_MS) return errorCode('INVALID_TRANSACTION_TIMEOUT');
  const known = state.transactions.get(transactionalId);
  const transaction = known ?? state.transactions.create(transactionalId);
  if (transaction === undefined) return errorCode('COORDINATOR_NOT_AVAILABLE');
  if (known !== undefined && before !== undefined && before.producerId !== known.producerId) {
    return errorCode('PRODUCER_FENCED');
  }
  if (transaction.state === 'open') {
    // The producer asks again and gets the epoch after the one that only fences.
    fence(state, transaction);
    return errorCode('CONCURRENT_TRANSACTIONS');
  }
  const code = nextEpoch(state, transaction, before?.epoch);
  if (code !== 0) return code;
  transaction.timeoutMs = timeoutMs;
  transaction.state = 'empty';
  tell(state, transaction);
  return { producerId: transaction.producerId, producerEpoch: transaction.epoch };
}

/** @param asked the epoch the producer has; `undefined`: it starts */
function nextEpoch(state: State, transaction: Transaction, asked: number | undefined): number {
  const { epoch, lastEpoch } = transaction;
  const isFirst = epoch === -1;
  const isRepeated = !isFirst && asked !== undefined && asked !== epoch && asked === lastEpoch;
  if (isRepeated) return 0; // its answer was lost
  if (!isFirst && asked !== undefined && asked !== epoch) return errorCode('PRODUCER_FENCED');
  transaction.lastEpoch = asked === undefined ? -1 : epoch;
  if (epoch >= LAST_EPOCH) {
    state.transactions.rotate(transaction);
    transaction.epoch = 0;
  } else {
    transaction.epoch++;
  }
  return 0;
}
