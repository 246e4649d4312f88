// AddPartitionsToTxn: all or nothing. If one partition is unknown, the others were not attempted.
import { errorCode } from '../../protocol/errors.ts';
import { type AnswerBody, defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import { addPartitions } from '../transactions/enlist.ts';
import { asOlderClientsKnow } from '../transactions/transactions.ts';

interface Topic {
  name: string;
  partitions: readonly number[];
}

export const addPartitionsToTxn = defineHandler({
  api: 'AddPartitionsToTxn',
  min: 0,
  max: 3,
  handle(state, { version, body }, reply) {
    const topics = body.v3AndBelowTopics;
    const isThere = (topic: string, partition: number): boolean =>
      state.topics.partition(topic, partition) !== undefined;
    if (topics.some(({ name, partitions }) => partitions.some((one) => !isThere(name, one)))) {
      const unknown = errorCode('UNKNOWN_TOPIC_OR_PARTITION');
      const others = errorCode('OPERATION_NOT_ATTEMPTED');
      reply.send(answer(topics, (name, one) => (isThere(name, one) ? others : unknown)));
      return;
    }
    const producer = {
      transactionalId: body.v3AndBelowTransactionalId,
      producerId: body.v3AndBelowProducerId,
      producerEpoch: body.v3AndBelowProducerEpoch,
    };
    const code = added(state, producer, topics);
    reply.send(answer(topics, () => (version < 2 ? asOlderClientsKnow(code) : code)));
  },
});

function added(
  state: State,
  producer: Parameters<State['transactions']['of']>[0],
  topics: readonly Topic[],
): number {
  const transaction = state.transactions.of(producer);
  if (typeof transaction === 'number') return transaction;
  addPartitions(state, transaction, topics);
  return 0;
}

function answer(
  topics: readonly Topic[],
  codeOf: (topic: string, partition: number) => number,
): AnswerBody<'AddPartitionsToTxn'> {
  const resultsByTopicV3AndBelow = topics.map(({ name, partitions }) => ({
    name,
    resultsByPartition: partitions.map((partitionIndex) => ({
      ...{ partitionIndex, partitionErrorCode: codeOf(name, partitionIndex) },
    })),
  }));
  return { throttleTimeMs: 0, resultsByTopicV3AndBelow };
}
