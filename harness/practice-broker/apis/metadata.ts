// Which nodes there are, and which of them leads what: the one node leads everything.
import { ZERO_UUID } from '../../protocol/bytes/uuid.ts';
import { errorCode } from '../../protocol/errors.ts';
import { type AnswerBody, defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import { problemOfName } from '../topics/topic-name.ts';
import type { Topic } from '../topics/topic.ts';

type TopicAnswer = NonNullable<AnswerBody<'Metadata'>['topics']>[number];

/** What anyone may do with a cluster, and with a topic, where nobody asks for rights: bits of operations. */
export const CLUSTER_OPERATIONS = 8096;
const TOPIC_OPERATIONS = 3576;

export const metadata = defineHandler({
  api: 'Metadata',
  min: 0,
  max: 12,
  handle(state, { version, body }, reply) {
    const { node, clusterId } = state;
    const isAll = body.topics === null || (version === 0 && body.topics.length === 0);
    const named = (body.topics ?? []).map(({ name, topicId }) => answerFor(state, name, topicId));
    const found = isAll ? [...state.topics.all()].map(describe) : named;
    const topics = found.map((topic) =>
      body.includeTopicAuthorizedOperations && topic.errorCode === 0
        ? { ...topic, topicAuthorizedOperations: TOPIC_OPERATIONS }
        : topic,
    );
    reply.send({
      brokers: [{ nodeId: node.id, host: node.host, port: node.port }],
      clusterId,
      controllerId: node.id,
      topics: unique(topics),
      ...(body.includeClusterAuthorizedOperations
        ? { clusterAuthorizedOperations: CLUSTER_OPERATIONS }
        : {}),
      errorCode: 0,
    });
  },
});

function answerFor(state: State, name: string | null, id: string): TopicAnswer {
  const topic = name === null ? state.topics.byId(id) : state.topics.get(name);
  if (topic) return describe(topic);
  const code =
    name === null
      ? errorCode('UNKNOWN_TOPIC_ID')
      : errorCode(problemOfName(name) ? 'INVALID_TOPIC_EXCEPTION' : 'UNKNOWN_TOPIC_OR_PARTITION');
  const topicId = name === null ? id : ZERO_UUID;
  return { errorCode: code, name, topicId, partitions: [] };
}

function describe({ name, id, partitions }: Topic): TopicAnswer {
  return {
    ...{ errorCode: 0, name, topicId: id },
    partitions: partitions.map(({ index }) => ({
      ...{ errorCode: 0, partitionIndex: index, leaderId: 1, leaderEpoch: 0 },
      ...{ replicaNodes: [1], isrNodes: [1], offlineReplicas: [] },
    })),
  };
}

/** A topic that is asked for twice is told once. */
function unique(topics: readonly TopicAnswer[]): TopicAnswer[] {
  return [...new Map(topics.map((topic) => [`${topic.name} ${topic.topicId}`, topic])).values()];
}
