// Replicas that a client names itself: on one node there is little choice, and much to get wrong.
import { errorCode } from '../../protocol/errors.ts';
import type { Node } from '../state.ts';

export interface Problem {
  errorCode: number;
  errorMessage: string;
}

/** What is wrong with the replicas of one partition; `undefined` if nothing is. */
export function problemOfReplicas(node: Node, brokerIds: readonly number[]): Problem | undefined {
  const says = (rest: string): Problem => ({
    errorCode: errorCode('INVALID_REPLICA_ASSIGNMENT'),
    errorMessage: `The manual partition assignment includes ${rest}`,
  });
  if (brokerIds.length === 0) return says('an empty replica list.');
  const sorted = brokerIds.toSorted((a, b) => a - b);
  const twice = sorted.find((id, i) => sorted[i + 1] === id);
  if (twice !== undefined) return says(`the broker ${twice} more than once.`);
  const unknown = brokerIds.find((id) => id !== node.id);
  if (unknown === undefined) return undefined;
  return says(`broker ${unknown}, but no such broker is registered.`);
}
