// Gives topics more partitions; fewer is not possible.
import { errorCode } from '../../protocol/errors.ts';
import type { RequestBody } from '../../protocol/messages.ts';
import { defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import { type Problem, problemOfReplicas } from '../topics/assignment.ts';
import { growTo, mayGrow } from '../topics/grow.ts';

type Wanted = RequestBody<'CreatePartitions'>['topics'][number];
/** As many as Kafka adds at a time. */
const MOST_PARTITIONS = 10_000;

export const createPartitions = defineHandler({
  api: 'CreatePartitions',
  min: 0,
  max: 3,
  handle(state, { body }, reply) {
    const groups = Map.groupBy(body.topics, ({ name }) => name);
    const results = [...groups].map(([name, [wanted, second]]) => {
      if (!wanted || second) {
        const errorMessage = 'Duplicate topic name.';
        return { name, errorCode: errorCode('INVALID_REQUEST'), errorMessage };
      }
      const problem = problemOf(state, wanted);
      if (problem) return { name, ...problem };
      const topic = state.topics.get(name);
      if (topic && !body.validateOnly) growTo(state, topic, wanted.count);
      return { name, errorCode: 0 };
    });
    reply.send({ throttleTimeMs: 0, results });
  },
});

function problemOf(
  state: State,
  { name, count, assignments }: Wanted,
): Problem | { errorCode: number } | undefined {
  const says = (error: Parameters<typeof errorCode>[0], errorMessage: string): Problem => ({
    errorCode: errorCode(error),
    errorMessage,
  });
  const topic = state.topics.get(name);
  if (!topic) return { errorCode: errorCode('UNKNOWN_TOPIC_OR_PARTITION') };
  const has = topic.partitions.length;
  if (count === has) return says('INVALID_PARTITIONS', `Topic already has ${has} partition(s).`);
  if (count < has) {
    const errorMessage = `The topic ${name} currently has ${has} partition(s); ${count} would not be an increase.`;
    return says('INVALID_PARTITIONS', errorMessage);
  }
  const more = count - has;
  if (more > MOST_PARTITIONS) {
    return says(
      'POLICY_VIOLATION',
      'Excessively large number of additional partitions per request.',
    );
  }
  if (assignments && assignments.length !== more) {
    const errorMessage = `Attempted to add ${more} additional partition(s), but only ${assignments.length} assignment(s) were specified.`;
    return says('INVALID_REPLICA_ASSIGNMENT', errorMessage);
  }
  for (const { brokerIds } of assignments ?? []) {
    const problem = problemOfReplicas(state.node, brokerIds);
    if (problem) return problem;
  }
  if (mayGrow(state, more)) return undefined;
  const errorMessage = `A practice broker holds ${state.limits.partitions} partitions at most.`;
  return says('POLICY_VIOLATION', errorMessage);
}
