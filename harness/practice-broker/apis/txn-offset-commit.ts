// TxnOffsetCommit: offsets that count when a transaction commits. Up to version 2 a producer cannot say of
// which member it is, so a group cannot refuse one that was put out: it is the fencing that has to.
import { errorCode } from '../../protocol/errors.ts';
import { commitError, commitOne } from '../groups/commit.ts';
import { defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import type { Producer } from '../transactions/transaction.ts';
import { asOlderClientsKnow } from '../transactions/transactions.ts';
import { answerCommits } from './commits.ts';

export const txnOffsetCommit = defineHandler({
  api: 'TxnOffsetCommit',
  min: 0,
  max: 4,
  handle(state, { version, body }, reply) {
    const { groupId, producerId, generationIdOrMemberEpoch: generation } = body;
    const topics = answerCommits(state, body.topics, () => {
      if (groupId === '') return errorCode('INVALID_GROUP_ID');
      const code = transactionError(state, version, body);
      if (code !== 0) return code;
      const { groups } = state;
      const group = generation < 0 ? groups.getOrCreate(groupId) : groups.get(groupId);
      if (group === undefined) {
        const name = generation < 0 ? 'COORDINATOR_NOT_AVAILABLE' : 'ILLEGAL_GENERATION';
        return errorCode(name);
      }
      const refusal = commitError(group, { ...body, generation, isTransactional: true });
      if (refusal !== 0) return refusal;
      state.transactions.ofProducer(producerId)?.groups.add(groupId);
      return (at, value) => commitOne(state, group, { at, value, producerId });
    });
    reply.send({ throttleTimeMs: 0, topics });
  },
});

function transactionError(state: State, version: number, producer: Producer): number {
  if (producer.transactionalId === '') return 0; // Kafka does not look further either
  const transaction = state.transactions.of(producer);
  // Whoever was fenced hears it in the old words here, in every version.
  if (typeof transaction === 'number') return asOlderClientsKnow(transaction);
  const isOpen = transaction.state === 'open' && transaction.hasOffsets;
  if (isOpen) return 0;
  // Newer clients are told that aborting helps.
  return errorCode(version >= 4 ? 'TRANSACTION_ABORTABLE' : 'INVALID_TXN_STATE');
}
