// Tells the settings of topics. Of the node itself only what topics inherit is known.
import { errorCode } from '../../protocol/errors.ts';
import type { RequestBody } from '../../protocol/messages.ts';
import { type AnswerBody, defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import { describeConfigs as describe, describeNode } from '../topics/describe-configs.ts';
import { problemOfName } from '../topics/topic-name.ts';

type Result = NonNullable<AnswerBody<'DescribeConfigs'>['results']>[number];
type Resource = RequestBody<'DescribeConfigs'>['resources'][number];

const TOPIC = 2;
const BROKER = 4;

export const describeConfigs = defineHandler({
  api: 'DescribeConfigs',
  min: 1,
  max: 4,
  handle(state, { version, body }, reply) {
    const results = body.resources.map((resource): Result => {
      const { resourceType, resourceName } = resource;
      const [code, errorMessage, configs] = answerFor(state, resource, body.includeSynonyms);
      return {
        ...{ resourceType, resourceName, errorCode: code, errorMessage },
        configs: configs.map((config) => ({ ...config, documentation: version > 2 ? null : '' })),
      };
    });
    reply.send({ throttleTimeMs: 0, results });
  },
});

function answerFor(
  state: State,
  { resourceType, resourceName, configurationKeys }: Resource,
  withSynonyms: boolean,
): [code: number, message: string, configs: ReturnType<typeof describe>] {
  // An empty list of names is none, as for Kafka.
  const names = configurationKeys?.length === 0 ? null : configurationKeys;
  if (resourceType === TOPIC) {
    const bad = problemOfName(resourceName);
    if (bad) return [errorCode('INVALID_TOPIC_EXCEPTION'), `Topic name is invalid: ${bad}`, []];
    const topic = state.topics.get(resourceName);
    if (!topic) return [errorCode('UNKNOWN_TOPIC_OR_PARTITION'), '', []];
    return [0, '', describe(topic, names, withSynonyms)];
  }
  const invalid = errorCode('INVALID_REQUEST');
  if (resourceType !== BROKER) return [invalid, `Unknown resource type ${resourceType}`, []];
  if (resourceName !== '' && !/^-?\d+$/.test(resourceName)) {
    return [invalid, `Broker id must be an integer, but it is: ${resourceName}`, []];
  }
  if (resourceName !== '' && Number(resourceName) !== state.node.id) {
    const expected = `expected ${state.node.id} or empty string, but received ${resourceName}`;
    return [invalid, `Unexpected broker id, ${expected}`, []];
  }
  return [0, '', resourceName === '' ? [] : describeNode(names, withSynonyms)];
}
