// Creates topics, each for itself: what is wrong with one does not hinder another.
import { errorCode } from '../../protocol/errors.ts';
import type { RequestBody } from '../../protocol/messages.ts';
import { type AnswerBody, defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import { type Problem, problemOfReplicas } from '../topics/assignment.ts';
import { problemOf } from '../topics/check-configs.ts';
import { describeForCreation } from '../topics/describe-configs.ts';
import { growTo, mayGrow } from '../topics/grow.ts';
import { problemOfName } from '../topics/topic-name.ts';
import { createTopic, randomTopicId } from '../topics/topic.ts';

type Wanted = RequestBody<'CreateTopics'>['topics'][number];
type Answer = NonNullable<AnswerBody<'CreateTopics'>['topics']>[number];

/** As many as Kafka creates at a time. */
const MOST_PARTITIONS = 10_000;

export const createTopics = defineHandler({
  api: 'CreateTopics',
  min: 2,
  max: 7,
  handle(state, { body }, reply) {
    const byName = Map.groupBy(body.topics, ({ name }) => name);
    const topics = [...byName].map(([name, wanted]): Answer => {
      const [first] = wanted;
      if (!first || wanted.length > 1) {
        const code = errorCode('INVALID_REQUEST');
        return { name, errorCode: code, errorMessage: 'Duplicate topic name.' };
      }
      return create(state, first, body.validateOnly);
    });
    reply.send({ topics });
  },
});

function create(state: State, wanted: Wanted, validateOnly: boolean): Answer {
  const { name } = wanted;
  const problem = problemWith(state, wanted);
  if (problem) return { name, ...problem, configs: [] };
  const count = partitionsOf(wanted);
  const configs = new Map(wanted.configs.map((config) => [config.name, config.value ?? '']));
  const topic = createTopic(name, randomTopicId(state.random), configs);
  if (!validateOnly) {
    state.topics.add(topic);
    growTo(state, topic, count);
  }
  return {
    ...{ name, topicId: topic.id, errorCode: 0, errorMessage: null },
    ...{ numPartitions: count, replicationFactor: 1, configs: describeForCreation(topic) },
  };
}

function partitionsOf({ assignments, numPartitions }: Wanted): number {
  if (assignments.length > 0) return assignments.length;
  return numPartitions === -1 ? 1 : numPartitions;
}

function problemWith(state: State, wanted: Wanted): Problem | undefined {
  const { name, configs } = wanted;
  const says = (error: Parameters<typeof errorCode>[0], errorMessage: string): Problem => ({
    errorCode: errorCode(error),
    errorMessage,
  });
  if (state.topics.get(name))
    return says('TOPIC_ALREADY_EXISTS', `Topic '${name}' already exists.`);
  const badName = problemOfName(name);
  if (badName) return says('INVALID_TOPIC_EXCEPTION', `Topic name is invalid: ${badName}`);
  const other = state.topics.colliding(name);
  if (other !== undefined) {
    const errorMessage = `Topic '${name}' collides with existing topic: ${other}`;
    return says('INVALID_TOPIC_EXCEPTION', errorMessage);
  }
  const unset = configs.find(({ value }) => value === null);
  if (unset)
    return says('INVALID_CONFIG', `Null value not supported for topic configs: ${unset.name}`);
  const badConfig = problemOf(new Map(configs.map((config) => [config.name, config.value ?? ''])));
  if (badConfig) return says('INVALID_CONFIG', badConfig);
  const misplaced = problemWithPlaces(state, wanted);
  if (misplaced) return misplaced;
  const count = partitionsOf(wanted);
  if (count > MOST_PARTITIONS) {
    return says('POLICY_VIOLATION', 'Excessively large number of partitions per request.');
  }
  if (mayGrow(state, count)) return undefined;
  const errorMessage = `A practice broker holds ${state.limits.partitions} partitions at most.`;
  return says('POLICY_VIOLATION', errorMessage);
}

/** What is wrong with how many partitions there are to be, and where. */
function problemWithPlaces({ node }: State, wanted: Wanted): Problem | undefined {
  const { assignments, numPartitions, replicationFactor } = wanted;
  const says = (error: Parameters<typeof errorCode>[0], errorMessage: string): Problem => ({
    errorCode: errorCode(error),
    errorMessage,
  });
  if (assignments.length > 0) {
    if (replicationFactor !== -1) {
      const errorMessage =
        'A manual partition assignment was specified, but replication factor was not set to -1.';
      return says('INVALID_REQUEST', errorMessage);
    }
    if (numPartitions !== -1) {
      const errorMessage =
        'A manual partition assignment was specified, but numPartitions was not set to -1.';
      return says('INVALID_REQUEST', errorMessage);
    }
    const seen = new Set(assignments.map(({ partitionIndex }) => partitionIndex));
    for (let i = 0; i < assignments.length; i++) {
      if (seen.has(i)) continue;
      const errorMessage = 'partitions should be a consecutive 0-based integer sequence';
      return says('INVALID_REPLICA_ASSIGNMENT', errorMessage);
    }
    return assignments.map(({ brokerIds }) => problemOfReplicas(node, brokerIds)).find(Boolean);
  }
  if (replicationFactor < -1 || replicationFactor === 0) {
    const errorMessage =
      'Replication factor must be larger than 0, or -1 to use the default value.';
    return says('INVALID_REPLICATION_FACTOR', errorMessage);
  }
  if (numPartitions < -1 || numPartitions === 0) {
    const errorMessage = 'Number of partitions was set to an invalid non-positive value.';
    return says('INVALID_PARTITIONS', errorMessage);
  }
  if (replicationFactor <= 1) return undefined;
  const errorMessage = `Unable to replicate the partition ${replicationFactor} time(s): The target replication factor of ${replicationFactor} cannot be reached because only 1 broker(s) are registered or some brokers have all their log directories cordoned.`;
  return says('INVALID_REPLICATION_FACTOR', errorMessage);
}
