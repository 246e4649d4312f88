// Sets the settings of topics as a whole: what is not named goes back to its default. A real node never
// answers a request that names a resource twice; here it is refused.
import { defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import { alter, type Altered, isTwice, nullValue, topicOf, TWICE } from '../topics/alter.ts';

export const alterConfigs = defineHandler({
  api: 'AlterConfigs',
  min: 0,
  max: 2,
  handle(state, { body }, reply) {
    const responses = body.resources.map((resource) => ({
      resourceType: resource.resourceType,
      resourceName: resource.resourceName,
      ...(isTwice(body.resources, resource) ? TWICE : set(state, resource, body.validateOnly)),
    }));
    reply.send({ throttleTimeMs: 0, responses });
  },
});

function set(
  state: State,
  resource: {
    resourceType: number;
    resourceName: string;
    configs: readonly { name: string; value: string | null }[];
  },
  validateOnly: boolean,
): Altered {
  const topic = topicOf(state, resource);
  if ('errorCode' in topic) return topic;
  const configs = new Map<string, string>();
  for (const { name, value } of resource.configs) {
    if (value === null) return nullValue(name);
    configs.set(name, value);
  }
  return alter(state, topic, configs, validateOnly);
}
