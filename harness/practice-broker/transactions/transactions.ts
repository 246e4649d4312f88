// The transaction coordinator: who writes under which transactional id, and what is open.
import { errorCode } from '../../protocol/errors.ts';
import type { Limits } from '../limits.ts';
import { createTransaction, type Producer, type Transaction } from './transaction.ts';

export type Transactions = ReturnType<typeof createTransactions>;

export function createTransactions(limits: Pick<Limits, 'transactionalIds'>) {
  const byId = new Map<string, Transaction>();
  const byProducer = new Map<bigint, Transaction>();
  let nextProducerId = 0n;

  return {
    newProducerId: (): bigint => nextProducerId++,
    get: (transactionalId: string): Transaction | undefined => byId.get(transactionalId),
    /** Begins to know a transactional id; `undefined`: there are too many. */
    create(transactionalId: string): Transaction | undefined {
      if (byId.size >= limits.transactionalIds) return undefined;
      const transaction = createTransaction(transactionalId, nextProducerId++);
      byId.set(transactionalId, transaction);
      byProducer.set(transaction.producerId, transaction);
      return transaction;
    },
    /** Gives a transactional id another producer id, when the epochs of the old one are used up. */
    rotate(transaction: Transaction): void {
      byProducer.delete(transaction.producerId);
      transaction.producerId = nextProducerId++;
      byProducer.set(transaction.producerId, transaction);
    },
    ofProducer: (producerId: bigint): Transaction | undefined => byProducer.get(producerId),
    /** The transaction of a producer, or the error code of a request in its name. */
    of({ transactionalId, producerId, producerEpoch }: Producer): Transaction | number {
      if (transactionalId === '') return errorCode('INVALID_REQUEST');
      const transaction = byId.get(transactionalId);
      if (transaction?.producerId !== producerId) return errorCode('INVALID_PRODUCER_ID_MAPPING');
      return transaction.epoch === producerEpoch ? transaction : errorCode('PRODUCER_FENCED');
    },
    /**
     * Whether a producer may write into a partition in its transaction now; an error code of Kafka's, 0 if
     * it may: 49 INVALID_PRODUCER_ID_MAPPING for one that nobody knows, 47 INVALID_PRODUCER_EPOCH for one
     * that was fenced, 48 INVALID_TXN_STATE when the partition was not added.
     * @param producer.transactionalId `undefined`: any
     */
    mayProduce(
      producer: { id: bigint; epoch: number; transactionalId?: string },
      topic: string,
      partition: number,
    ): number {
      const transaction = byProducer.get(producer.id);
      const { transactionalId = transaction?.transactionalId } = producer;
      if (transaction === undefined || transaction.transactionalId !== transactionalId) {
        return errorCode('INVALID_PRODUCER_ID_MAPPING');
      }
      if (transaction.epoch !== producer.epoch) return errorCode('INVALID_PRODUCER_EPOCH');
      const isAdded = transaction.partitions.get(topic)?.has(partition) ?? false;
      return transaction.state === 'open' && isAdded ? 0 : errorCode('INVALID_TXN_STATE');
    },
  };
}

/** Kafka told fenced producers the one error before it had the other: each API from some version on. */
export function asOlderClientsKnow(code: number): number {
  return code === errorCode('PRODUCER_FENCED') ? errorCode('INVALID_PRODUCER_EPOCH') : code;
}
