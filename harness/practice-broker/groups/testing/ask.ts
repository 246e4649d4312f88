// The requests of a consumer group in short, for tests: what a test does not care about has a value here.
import type { BodyFor, Client, Sent } from '../../testing/drive.ts';

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const text = (value: Uint8Array): string => new TextDecoder().decode(value);

export function join(
  client: Client,
  over: Partial<BodyFor<'JoinGroup'>> = {},
  version = 3,
): Sent<'JoinGroup'> {
  return client.send('JoinGroup', version, {
    ...{ groupId: 'g', sessionTimeoutMs: 10_000, rebalanceTimeoutMs: 20_000, memberId: '' },
    ...{ protocolType: 'consumer', protocols: [{ name: 'range', metadata: bytes('m') }] },
    ...over,
  });
}

export function sync(
  client: Client,
  over: Partial<BodyFor<'SyncGroup'>> & { memberId: string },
  version = 3,
): Sent<'SyncGroup'> {
  return client.send('SyncGroup', version, {
    ...{ groupId: 'g', generationId: 1, assignments: [] },
    ...over,
  });
}

export function beat(client: Client, memberId: string, generationId = 1): number {
  return client.ask('Heartbeat', 3, { groupId: 'g', generationId, memberId }).errorCode;
}

export function leave(client: Client, memberId: string): number {
  return client.ask('LeaveGroup', 1, { groupId: 'g', memberId }).errorCode;
}

export function describeGroup(client: Client, groupId = 'g') {
  const [group] = client.ask('DescribeGroups', 5, { groups: [groupId] }).groups;
  if (group === undefined) throw new Error('DescribeGroups gave no group');
  return group;
}

/** The answer that must be there. */
export function now<T>({ answer }: { answer: T | undefined }): T {
  if (answer === undefined) throw new Error('there is no answer yet');
  return answer;
}

/** A group of one member in generation 1, stable. */
export function stableGroup(client: Client, over: Partial<BodyFor<'JoinGroup'>> = {}) {
  const joined = now(join(client, over));
  const { memberId } = joined;
  const assignments = [{ memberId, assignment: bytes('A') }];
  now(sync(client, { memberId, generationId: joined.generationId, assignments }));
  return memberId;
}
