// What OffsetCommit and TxnOffsetCommit have in common: unknown partitions are refused one by one, and
// come first in the answer; of the others the coordinator refuses all or none, but for what one brings.
import { errorCode } from '../../protocol/errors.ts';
import type { At, Committed } from '../groups/offsets.ts';
import type { State } from '../state.ts';

interface AskedTopic {
  name: string;
  partitions: readonly {
    partitionIndex: number;
    committedOffset: bigint;
    committedLeaderEpoch: number;
    committedMetadata: string | null;
  }[];
}

interface AnsweredTopic {
  name: string;
  partitions: { partitionIndex: number; errorCode: number }[];
}

/**
 * @param begin is asked once if any partition is there; gives an error code for all of them, or what
 *   commits one and gives its error code
 */
export function answerCommits(
  state: State,
  topics: readonly AskedTopic[],
  begin: () => number | ((at: At, value: Committed) => number),
): AnsweredTopic[] {
  const answers = new Map<string, AnsweredTopic>();
  const put = (name: string, partitionIndex: number, code: number): void => {
    const answer = answers.get(name) ?? { name, partitions: [] };
    answer.partitions.push({ partitionIndex, errorCode: code });
    answers.set(name, answer);
  };
  const known: { at: At; value: Committed }[] = [];
  for (const { name, partitions } of topics) {
    for (const { partitionIndex, ...asked } of partitions) {
      if (state.topics.partition(name, partitionIndex) === undefined) {
        put(name, partitionIndex, errorCode('UNKNOWN_TOPIC_OR_PARTITION'));
        continue;
      }
      const value = {
        offset: asked.committedOffset,
        leaderEpoch: asked.committedLeaderEpoch,
        metadata: asked.committedMetadata ?? '',
      };
      known.push({ at: { topic: name, partition: partitionIndex }, value });
    }
  }
  const commit = known.length > 0 ? begin() : 0;
  for (const { at, value } of known) {
    put(at.topic, at.partition, typeof commit === 'number' ? commit : commit(at, value));
  }
  return [...answers.values()];
}
