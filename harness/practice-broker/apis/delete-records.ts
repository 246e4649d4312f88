// Raises where a log begins, at the word of a client.
import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';
import { deleteBelow } from '../log/retention.ts';
import type { State } from '../state.ts';

/** Stands for the log's end. */
const ALL = -1n;

export const deleteRecords = defineHandler({
  api: 'DeleteRecords',
  min: 0,
  max: 2,
  handle(state, { body }, reply) {
    const topics = body.topics.map(({ name, partitions }) => ({
      name,
      partitions: partitions.map(({ partitionIndex, offset }) => ({
        partitionIndex,
        ...deleteFrom(state, name, partitionIndex, offset),
      })),
    }));
    reply.send({ throttleTimeMs: 0, topics });
  },
});

function deleteFrom(
  state: State,
  topic: string,
  index: number,
  offset: bigint,
): { lowWatermark: bigint; errorCode: number } {
  const refuse = (error: Parameters<typeof errorCode>[0]) => {
    return { lowWatermark: -1n, errorCode: errorCode(error) };
  };
  const partition = state.topics.partition(topic, index);
  if (!partition) return refuse('UNKNOWN_TOPIC_OR_PARTITION');
  if (!partition.topic.settings.isDeleted) return refuse('POLICY_VIOLATION');
  const { log } = partition;
  const to = offset === ALL ? log.end : offset;
  if (to < 0n || to > log.end) return refuse('OFFSET_OUT_OF_RANGE');
  if (to > log.start) deleteBelow(state, partition, to);
  return { lowWatermark: log.start, errorCode: 0 };
}
