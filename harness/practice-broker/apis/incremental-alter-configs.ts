// Changes single settings of topics: set, back to the default, or one more or fewer in a list.
import { errorCode } from '../../protocol/errors.ts';
import type { RequestBody } from '../../protocol/messages.ts';
import { defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import { alter, type Altered, isTwice, nullValue, topicOf, TWICE } from '../topics/alter.ts';
import { topicConfigs } from '../topics/topic-configs.ts';

type Resource = RequestBody<'IncrementalAlterConfigs'>['resources'][number];

const SET = 0;
const DELETE = 1;
const APPEND = 2;
const SUBTRACT = 3;

export const incrementalAlterConfigs = defineHandler({
  api: 'IncrementalAlterConfigs',
  min: 0,
  max: 1,
  handle(state, { body }, reply) {
    const responses = body.resources.map((resource) => ({
      resourceType: resource.resourceType,
      resourceName: resource.resourceName,
      ...(isTwice(body.resources, resource) ? TWICE : change(state, resource, body.validateOnly)),
    }));
    reply.send({ throttleTimeMs: 0, responses });
  },
});

function change(state: State, resource: Resource, validateOnly: boolean): Altered {
  const topic = topicOf(state, resource);
  if ('errorCode' in topic) return topic;
  if (new Set(resource.configs.map(({ name }) => name)).size < resource.configs.length) {
    const errorMessage = 'Error due to duplicate config keys';
    return { errorCode: errorCode('INVALID_REQUEST'), errorMessage };
  }
  const configs = new Map(topic.configs);
  for (const { name, configOperation, value } of resource.configs) {
    if (configOperation === DELETE) {
      configs.delete(name);
      continue;
    }
    if (configOperation < SET || configOperation > SUBTRACT) {
      return { errorCode: errorCode('UNKNOWN_SERVER_ERROR'), errorMessage: null };
    }
    if (value === null) return nullValue(name);
    if (configOperation === SET) configs.set(name, value);
    else {
      const problem = changeList(configs, name, configOperation, value);
      if (problem) return problem;
    }
  }
  return alter(state, topic, configs, validateOnly);
}

function changeList(
  configs: Map<string, string>,
  name: string,
  operation: number,
  value: string,
): Altered | undefined {
  const config = topicConfigs.get(name);
  if (config && config.type !== 'list') {
    const verb = operation === APPEND ? 'APPEND' : 'SUBTRACT';
    const errorMessage = `Can't ${verb} to key ${name} because its type is not LIST.`;
    return { errorCode: errorCode('INVALID_CONFIG'), errorMessage };
  }
  const list = (configs.get(name) ?? config?.value ?? '').split(',').filter(Boolean);
  const given = value.split(',');
  const kept = list.filter((part) => !given.includes(part));
  const added = given.filter((part) => !list.includes(part));
  configs.set(name, (operation === APPEND ? [...list, ...added] : kept).join(','));
  return undefined;
}
