// Deletes topics, by name or by id, and all that was kept for them.
import { ZERO_UUID } from '../../protocol/bytes/uuid.ts';
import { errorCode } from '../../protocol/errors.ts';
import { type AnswerBody, defineHandler } from '../handler.ts';
import { PRODUCER_COST } from '../log/append.ts';
import { wake } from '../log/partition.ts';
import type { State } from '../state.ts';
import type { Topic } from '../topics/topic.ts';

type Answer = NonNullable<AnswerBody<'DeleteTopics'>['responses']>[number];

export const deleteTopics = defineHandler({
  api: 'DeleteTopics',
  min: 1,
  max: 6,
  handle(state, { body }, reply) {
    const wanted = [
      ...body.topics,
      ...body.topicNames.map((name) => ({ name, topicId: ZERO_UUID })),
    ];
    const groups = Map.groupBy(wanted, ({ name, topicId }) => `${name} ${topicId}`);
    const responses = [...groups.values()].flatMap((same): Answer[] => {
      const [first] = same;
      if (!first) return [];
      if (same.length === 1) return [deleteOne(state, first.name, first.topicId)];
      const errorMessage = 'Duplicate topic name.';
      return [{ ...first, errorCode: errorCode('INVALID_REQUEST'), errorMessage }];
    });
    reply.send({ responses });
  },
});

function deleteOne(state: State, name: string | null, topicId: string): Answer {
  const refuse = (error: Parameters<typeof errorCode>[0], errorMessage: string): Answer => {
    return { name, topicId, errorCode: errorCode(error), errorMessage };
  };
  if (name !== null && topicId !== ZERO_UUID) {
    return refuse('INVALID_REQUEST', 'You may not specify both topic name and topic id.');
  }
  if (name === null && topicId === ZERO_UUID) {
    return refuse('INVALID_REQUEST', 'Neither topic name nor id were specified.');
  }
  const topic = name === null ? state.topics.byId(topicId) : state.topics.get(name);
  if (topic) {
    remove(state, topic);
    return { name: topic.name, topicId: topic.id, errorCode: 0 };
  }
  return name === null
    ? refuse('UNKNOWN_TOPIC_ID', 'This server does not host this topic ID.')
    : refuse('UNKNOWN_TOPIC_OR_PARTITION', 'This server does not host this topic-partition.');
}

function remove(state: State, topic: Topic): void {
  state.topics.remove(topic);
  for (const partition of topic.partitions) {
    state.memory.give(partition.log.size + partition.producers.size * PRODUCER_COST);
    state.housekeeping.cleanable.delete(partition);
    partition.isDeleted = true;
    wake(partition);
  }
  state.groups.forgetTopic(topic.name);
  state.changed({ type: 'topic-deleted', topic: topic.name });
}
