// Changes the settings of a topic, and what follows from it for its logs.
import { errorCode } from '../../protocol/errors.ts';
import { mayCompact } from '../log/housekeeping.ts';
import type { State } from '../state.ts';
import { problemOf } from './check-configs.ts';
import type { Topic } from './topic.ts';

export interface Altered {
  errorCode: number;
  errorMessage: string | null;
}

const TOPIC = 2;
const BROKER = 4;

/** The topic that a resource names, or why there is nothing that can be changed. */
export function topicOf(
  state: State,
  { resourceType, resourceName }: { resourceType: number; resourceName: string },
): Topic | Altered {
  const invalid = errorCode('INVALID_REQUEST');
  if (resourceType === TOPIC) {
    const errorMessage = `The topic '${resourceName}' does not exist.`;
    const unknown = { errorCode: errorCode('UNKNOWN_TOPIC_OR_PARTITION'), errorMessage };
    return state.topics.get(resourceName) ?? unknown;
  }
  if (resourceType !== BROKER) {
    return { errorCode: invalid, errorMessage: `Unknown resource type ${resourceType}` };
  }
  if (resourceName !== '' && resourceName !== String(state.node.id)) {
    const errorMessage = `Unexpected broker id, expected ${state.node.id}, but received ${resourceName}`;
    return { errorCode: invalid, errorMessage };
  }
  const errorMessage = 'The settings of a practice broker itself cannot be changed.';
  return { errorCode: errorCode('POLICY_VIOLATION'), errorMessage };
}

/** Sets a topic's configs, all of them, if they are valid. */
export function alter(
  state: State,
  topic: Topic,
  configs: ReadonlyMap<string, string>,
  validateOnly: boolean,
): Altered {
  const problem = problemOf(configs);
  if (problem) return { errorCode: errorCode('INVALID_CONFIG'), errorMessage: problem };
  if (!validateOnly) {
    topic.configure(configs);
    for (const partition of topic.partitions) mayCompact(state, partition);
  }
  return { errorCode: 0, errorMessage: null };
}

export function nullValue(name: string): Altered {
  const errorMessage = `Null value not supported for : ${name}`;
  return { errorCode: errorCode('INVALID_REQUEST'), errorMessage };
}

/** Whether a resource is named more than once. */
export function isTwice<R extends { resourceType: number; resourceName: string }>(
  resources: readonly R[],
  { resourceType, resourceName }: R,
): boolean {
  const same = (other: R): boolean =>
    other.resourceType === resourceType && other.resourceName === resourceName;
  return resources.filter(same).length > 1;
}

export const TWICE: Altered = {
  errorCode: errorCode('INVALID_REQUEST'),
  errorMessage: 'Each resource must appear at most once.',
};
