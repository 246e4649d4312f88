// OffsetFetch: of one group up to version 7, of several from 8 on. What is not known is not an error.
import { errorCode } from '../../protocol/errors.ts';
import type { Group } from '../groups/group.ts';
import type { At } from '../groups/offsets.ts';
import { defineHandler } from '../handler.ts';

export const offsetFetch = defineHandler({
  api: 'OffsetFetch',
  min: 1,
  max: 9,
  handle({ groups }, { version, body }, reply) {
    const { requireStable } = body;
    if (version < 8) {
      reply.send({ topics: fetched(groups.get(body.groupId), body.topics, requireStable) });
      return;
    }
    const answers = body.groups.map(({ groupId, topics }) => ({
      groupId,
      topics: fetched(groups.get(groupId), topics, requireStable),
    }));
    reply.send({ groups: answers });
  },
});

interface AskedTopic {
  name: string;
  partitionIndexes: readonly number[];
}

/** @param topics `null`: all that the group committed on */
function fetched(
  group: Group | undefined,
  topics: readonly AskedTopic[] | null,
  requireStable: boolean,
) {
  return (topics ?? committedOn(group)).map(({ name, partitionIndexes }) => ({
    name,
    partitions: partitionIndexes.map((partition) =>
      fetchedOne(group, { topic: name, partition }, requireStable),
    ),
  }));
}

function committedOn(group: Group | undefined): AskedTopic[] {
  const topics = new Map<string, number[]>();
  for (const { topic, partition } of group?.offsets.all() ?? []) {
    topics.set(topic, [...(topics.get(topic) ?? []), partition]);
  }
  return [...topics].map(([name, partitionIndexes]) => ({ name, partitionIndexes }));
}

function fetchedOne(group: Group | undefined, at: At, requireStable: boolean) {
  const partitionIndex = at.partition;
  const none = {
    ...{
      partitionIndex,
      committedOffset: -1n,
      committedLeaderEpoch: -1,
      metadata: '',
      errorCode: 0,
    },
  };
  if (requireStable && group?.offsets.isPending(at)) {
    return { ...none, errorCode: errorCode('UNSTABLE_OFFSET_COMMIT') };
  }
  const committed = group?.offsets.committed(at);
  if (committed === undefined) return none;
  const { offset, leaderEpoch, metadata } = committed;
  return { ...none, committedOffset: offset, committedLeaderEpoch: leaderEpoch, metadata };
}
