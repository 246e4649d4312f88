// Moves partitions: to where they are already, or not at all.
import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import { problemOfReplicas } from '../topics/assignment.ts';

export const alterPartitionReassignments = defineHandler({
  api: 'AlterPartitionReassignments',
  min: 0,
  max: 0,
  handle(state, { body }, reply) {
    const responses = body.topics.map(({ name, partitions }) => ({
      name,
      partitions: partitions.map(({ partitionIndex, replicas }) => ({
        partitionIndex,
        ...move(state, name, partitionIndex, replicas),
      })),
    }));
    reply.send({ throttleTimeMs: 0, errorCode: 0, errorMessage: null, responses });
  },
});

function move(state: State, topic: string, index: number, replicas: readonly number[] | null) {
  if (!state.topics.partition(topic, index)) {
    const errorMessage = state.topics.get(topic)
      ? `Unable to find partition ${topic}:${index}.`
      : `Unable to find a topic named ${topic}.`;
    return { errorCode: errorCode('UNKNOWN_TOPIC_OR_PARTITION'), errorMessage };
  }
  if (replicas === null) {
    return { errorCode: errorCode('NO_REASSIGNMENT_IN_PROGRESS'), errorMessage: null };
  }
  return problemOfReplicas(state.node, replicas) ?? { errorCode: 0, errorMessage: null };
}
