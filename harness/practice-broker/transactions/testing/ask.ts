// The requests of a transactional producer in short, for tests.
import type { BodyFor, Client } from '../../testing/drive.ts';
import type { Producer } from '../transaction.ts';

const transactionalId = 'x';

/** All as the transactional id `x`, on the topic `t` and for the group `g`. */
export function transactional(client: Client) {
  return {
    init(over: Partial<BodyFor<'InitProducerId'>> = {}, version = 1) {
      const usual = { transactionalId, transactionTimeoutMs: 60_000 };
      const { errorCode, producerId, producerEpoch } = client.ask('InitProducerId', version, {
        ...usual,
        ...over,
      });
      return { errorCode, transactionalId, producerId, producerEpoch };
    },
    /** Gives the error codes of the partitions. */
    add(producer: Producer, partitions: number[], version = 1): number[] {
      const answer = client.ask('AddPartitionsToTxn', version, {
        v3AndBelowTransactionalId: producer.transactionalId,
        v3AndBelowProducerId: producer.producerId,
        v3AndBelowProducerEpoch: producer.producerEpoch,
        v3AndBelowTopics: [{ name: 't', partitions }],
      });
      const [topic] = answer.resultsByTopicV3AndBelow;
      return (topic?.resultsByPartition ?? []).map((one) => one.partitionErrorCode);
    },
    addOffsets: (producer: Producer, version = 1): number =>
      client.ask('AddOffsetsToTxn', version, { ...producer, groupId: 'g' }).errorCode,
    end: (producer: Producer, committed: boolean, version = 1): number =>
      client.ask('EndTxn', version, { ...producer, committed }).errorCode,
    /** Commits on partition 0 and gives its error code. */
    commitOffset(
      producer: Producer,
      committedOffset: bigint,
      over: Partial<BodyFor<'TxnOffsetCommit'>> = {},
      version = 1,
    ): number {
      const partitions = [{ partitionIndex: 0, committedOffset, committedMetadata: null }];
      const answer = client.ask('TxnOffsetCommit', version, {
        ...{ ...producer, groupId: 'g', topics: [{ name: 't', partitions }] },
        ...over,
      });
      return answer.topics[0]?.partitions[0]?.errorCode ?? -1;
    },
  };
}
