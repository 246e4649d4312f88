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

/** Makes the topic `t` with three partitions. */
export function createTopic(client: Client): void {
  client.ask('CreateTopics', 4, {
    topics: [{ name: 't', numPartitions: 3, replicationFactor: 1, assignments: [], configs: [] }],
    timeoutMs: 5_000,
  });
}

type CommittedPartition = BodyFor<'OffsetCommit'>['topics'][number]['partitions'][number];

/** Commits on partition 0 of the topic `t` and gives the error code. */
export function commit(
  client: Client,
  offset: bigint,
  over: Partial<BodyFor<'OffsetCommit'>> & Partial<CommittedPartition> = {},
  version = 5,
): number {
  const { partitionIndex = 0, committedMetadata = '', ...rest } = over;
  const partitions = [{ partitionIndex, committedOffset: offset, committedMetadata }];
  const body = { groupId: 'g', memberId: '', topics: [{ name: 't', partitions }], ...rest };
  const { topics } = client.ask('OffsetCommit', version, body);
  return topics[0]?.partitions[0]?.errorCode ?? -1;
}

/** What is committed on partition 0 of the topic `t`. */
export function fetchCommitted(client: Client, over: Partial<BodyFor<'OffsetFetch'>> = {}) {
  const topics = [{ name: 't', partitionIndexes: [0] }];
  const answer = client.ask('OffsetFetch', 7, { groupId: 'g', topics, ...over });
  return answer.topics[0]?.partitions[0];
}
