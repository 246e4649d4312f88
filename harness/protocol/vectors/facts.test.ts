// What is known of the captured exchanges without any codec: what the scenario asked for, and what
// Kafka 4.4.0 is known to answer.
import { describe, expect, it } from 'vitest';
import { decodeAssignment, decodeSubscription } from '../groups/consumer-protocol.ts';
import type { ApiName } from '../messages.ts';
import { bodiesOf, readVectors } from './read-vectors.node.ts';

const vectors = readVectors();
/** The first exchange of a step. */
function exchange<N extends ApiName>(api: N, when: string) {
  const [first] = bodiesOf(vectors, api, when);
  if (!first) throw new Error('no exchange'); // `bodiesOf` throws before
  return first;
}
/** Requests and answers of a step that must be like these. */
function expectLike(api: ApiName, when: string, request: object, response: object) {
  expect(exchange(api, when)).toMatchObject({ request, response });
}

describe('topics', () => {
  it('ApiVersions: what a real 4.4 offers', () => {
    const { response } = exchange('ApiVersions', 'start');
    const offers = new Map(response?.apiKeys.map((a) => [a.apiKey, [a.minVersion, a.maxVersion]]));
    expect(offers.get(0)).toEqual([0, 13]);
    expect(offers.get(1)).toEqual([4, 18]);
    expect(offers.get(18)).toEqual([0, 5]);
  });

  it('Metadata: one broker that leads two partitions; 3 for an unknown topic', () => {
    const [, last] = bodiesOf(vectors, 'Metadata', 'create topics');
    expect(last?.response?.brokers).toMatchObject([{ nodeId: 1, host: '127.0.0.1', rack: null }]);
    const orders = last?.response?.topics.find(({ name }) => name === 'orders');
    expect(orders?.partitions.map(({ leaderId, isrNodes }) => [leaderId, isrNodes])).toEqual([
      [1, [1]],
      [1, [1]],
    ]);
    const topics = [{ errorCode: 3, name: 'never-there', partitions: [] }];
    expectLike('Metadata', 'metadata of an unknown topic', {}, { topics });
  });

  it('CreateTopics: made, made already (36), too many replicas (38)', () => {
    const configs = [{ name: 'retention.ms', value: '3600000' }];
    const asked = { topics: [{ name: 'orders', numPartitions: 2, replicationFactor: -1, configs }] };
    const answered = (errorCode: number) => ({ topics: [{ errorCode }] });
    expectLike('CreateTopics', 'create topics', asked, answered(0));
    expectLike('CreateTopics', 'create an existing topic', {}, answered(36));
    const wide = { topics: [{ name: 'wide', replicationFactor: 3 }] };
    expectLike('CreateTopics', 'create with too many replicas', wide, answered(38));
  });

  it('CreatePartitions: three, then fewer (37)', () => {
    const asked = { topics: [{ name: 'orders', count: 3, assignments: null }] };
    expectLike('CreatePartitions', 'create partitions', asked, { results: [{ errorCode: 0 }] });
    const refused = { results: [{ name: 'orders', errorCode: 37 }] };
    expectLike('CreatePartitions', 'create fewer partitions', {}, refused);
  });

  it('DeleteRecords and DeleteTopics: the new low watermark; 3 for an unknown topic', () => {
    const partitions = [{ partitionIndex: 0, lowWatermark: 2n, errorCode: 0 }];
    expectLike('DeleteRecords', 'delete records', {}, { topics: [{ name: 'orders', partitions }] });
    expectLike('DeleteTopics', 'delete', { topicNames: ['orders', 'menus'] }, {});
    const unknown = { responses: [{ name: 'never-there', errorCode: 3 }] };
    expectLike('DeleteTopics', 'delete an unknown topic', {}, unknown);
  });

  it('reassignments: none under way; 3 for an unknown topic', () => {
    const topics = [{ name: 'orders', partitions: [{ partitionIndex: 0, replicas: [1] }] }];
    const done = { responses: [{ partitions: [{ errorCode: 0, errorMessage: null }] }] };
    expectLike('AlterPartitionReassignments', 'reassign', { topics }, done);
    const unknown = { responses: [{ partitions: [{ errorCode: 3 }] }] };
    expectLike('AlterPartitionReassignments', 'reassign an unknown topic', {}, unknown);
    const all = { topics: null };
    expectLike('ListPartitionReassignments', 'list all reassignments', all, { topics: [] });
  });

  it('configs: the one that was set, its source; 40 for an unknown one', () => {
    const { response } = exchange('DescribeConfigs', 'describe configs');
    const retention = response?.results[0]?.configs.find(({ name }) => name === 'retention.ms');
    expect(retention).toMatchObject({ value: '3600000', configSource: 1, readOnly: false });
    expectLike('AlterConfigs', 'alter configs', { validateOnly: true }, { responses: [{}] });
    const refused = { responses: [{ errorCode: 40, resourceName: 'orders' }] };
    expectLike('AlterConfigs', 'alter unknown configs', {}, refused);
  });

  it('ACLs: 54 without an authorizer', () => {
    const when = 'acls without an authorizer';
    const creations = [{ resourceName: 'orders', principal: 'User:anna', host: '*' }];
    expectLike('CreateAcls', when, { creations }, { results: [{ errorCode: 54 }] });
    expectLike('DescribeAcls', when, { resourceNameFilter: 'orders' }, { errorCode: 54 });
    const filters = [{ principalFilter: 'User:anna' }];
    expectLike('DeleteAcls', when, { filters }, { filterResults: [{ errorCode: 54 }] });
  });
});

describe('groups', () => {
  it('FindCoordinator: of a group and of a transactional id', () => {
    const found = { errorCode: 0, nodeId: 1, host: '127.0.0.1' };
    const group = { key: 'kitchen', keyType: 0 };
    expect(bodiesOf(vectors, 'FindCoordinator', 'first member').at(-1)?.request).toMatchObject(group);
    const till = { key: 'till', keyType: 1 };
    expectLike('FindCoordinator', 'abort a transaction', till, found);
  });

  it('JoinGroup: first without a member id (79), then the leader with the others', () => {
    const [first, second] = bodiesOf(vectors, 'JoinGroup', 'first member');
    expect(first).toMatchObject({ request: { memberId: '' }, response: { errorCode: 79 } });
    expect(second?.request.memberId).toBe(first?.response?.memberId);
    const { leader, memberId, members } = second?.response ?? {};
    expect(leader).toBe(memberId);
    const metadata = members?.[0]?.metadata ?? new Uint8Array();
    expect(decodeSubscription(metadata)).toMatchObject({ topics: ['orders'] });
  });

  it('SyncGroup: the leader hands out one partition each', () => {
    const handed = bodiesOf(vectors, 'SyncGroup', 'second member').flatMap(({ request }) =>
      request.assignments.map(({ assignment }) => decodeAssignment(assignment)?.assignedPartitions),
    );
    const lists = handed.flat().map((assigned) => [assigned?.topic, assigned?.partitions]);
    expect(lists.sort()).toEqual([
      ['orders', [0]],
      ['orders', [1]],
    ]);
  });

  it('Heartbeat: 27 while the second member joins', () => {
    const codes = bodiesOf(vectors, 'Heartbeat', 'second member').map((h) => h.response?.errorCode);
    expect(codes).toContain(27);
  });

  it('DescribeGroups: Stable with two members, or Dead without an error', () => {
    const { response } = exchange('DescribeGroups', 'live group');
    expect(response?.groups).toMatchObject([{ groupId: 'kitchen', groupState: 'Stable' }]);
    expect(response?.groups[0]?.members).toHaveLength(2);
    const dead = { groups: [{ errorCode: 0, groupId: 'never-there', groupState: 'Dead' }] };
    expectLike('DescribeGroups', 'an unknown group', {}, dead);
  });

  it('ListGroups, DeleteGroups: a live group is listed, and not deleted (68)', () => {
    const when = 'list and delete live groups';
    const { response } = exchange('ListGroups', when);
    expect(response?.groups).toContainEqual(expect.objectContaining({ groupId: 'kitchen' }));
    expectLike('DeleteGroups', when, { groupsNames: ['kitchen'] }, { results: [{ errorCode: 68 }] });
    expectLike('DeleteGroups', 'delete', {}, { results: [{ errorCode: 0 }] });
  });

  it('OffsetCommit, OffsetFetch: what is committed by hand comes back', () => {
    const committed = { partitionIndex: 0, committedOffset: 3n, committedMetadata: 'note' };
    const asked = { groupId: 'kitchen', topics: [{ partitions: [committed] }] };
    expectLike('OffsetCommit', 'commit by hand', asked, { topics: [{ name: 'orders' }] });
    const { response } = exchange('OffsetFetch', 'offsets of a group');
    const fetched = { partitionIndex: 0, committedOffset: 3n, metadata: 'note', errorCode: 0 };
    expect(response?.topics[0]?.partitions).toContainEqual(expect.objectContaining(fetched));
  });

  it('ListOffsets, LeaveGroup', () => {
    const { request, response } = exchange('ListOffsets', 'offsets of a topic');
    expect(request.topics[0]?.name).toBe('orders');
    expect(response?.topics[0]?.partitions.map(({ errorCode }) => errorCode)).toEqual([0, 0]);
    expectLike('LeaveGroup', 'leave', { groupId: 'kitchen', members: [{}] }, { errorCode: 0 });
  });
});
