import { describe, expect, it } from 'vitest';
import {
  decodeAssignment,
  decodeSubscription,
  encodeAssignment,
  encodeSubscription,
} from '../protocol/groups/consumer-protocol.ts';
import {
  decodeRequest,
  decodeResponse,
  encodeRequest,
  encodeResponse,
  type Request,
  type RequestInput,
  type Response,
  type ResponseInput,
} from '../protocol/messages.ts';
import { readVectors } from '../protocol/vectors/read-vectors.node.ts';
import { renameAssignment, renameSubscription } from './consumer-names.ts';
import { createNameTable, type NameTable } from './names.ts';
import { rewriteRequest, rewriteResponse } from './rewrite.ts';
import { mapTexts, textsIn } from './testing/texts.ts';

/** What the captured clients named. */
const learners = ['orders', 'menus', 'wide', 'never-there', 'kitchen', 'till', 'till-group'];
const asBroker = (): NameTable => {
  const table = createNameTable('mr-1-', { orders: 'mr-pool-1', menus: 'mr-pool-12' });
  for (const name of learners) {
    for (const kind of ['topic', 'group', 'transaction'] as const) table.toBroker(kind, name);
  }
  return table;
};

function rewritten(input: RequestInput, names = asBroker()): Request {
  const request = decodeRequest(encodeRequest(input));
  rewriteRequest(request, names);
  return decodeRequest(encodeRequest(request));
}

function answered(input: ResponseInput, names = asBroker()): Response {
  const { api, version } = input;
  const response = decodeResponse(api, version, encodeResponse(input)) as Response;
  rewriteResponse(response, names);
  return response;
}

const head = { correlationId: 1, clientId: 'me' };
const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);

describe.each(readVectors())('captured: $api v$version, $when', (vector) => {
  const { api, version, request: asked, response: answer } = vector;

  it('has no name of the learner’s left in the request', () => {
    const request = decodeRequest(asked);
    rewriteRequest(request, asBroker());
    const again = decodeRequest(encodeRequest(request));
    expect(textsIn(again.body).filter(({ text }) => learners.includes(text))).toEqual([]);
    expect(Buffer.from(encodeRequest(request)).includes('\u0000\u0006orders')).toBe(false);
  });

  it('has the answer of the learner’s own names, byte for byte', () => {
    if (answer === null) return;
    const names = asBroker();
    const response = decodeResponse(api, version, answer) as Response;
    // As the broker would have said it of this run's names.
    const physical = mapTexts(response, (text, path) => {
      if (path === 'api' || !learners.includes(text)) return text;
      return names.toBroker(/group/i.test(path) ? 'group' : 'topic', text);
    });
    consumerBytes(physical, (kind, name) => names.toBroker(kind, name));
    rewriteResponse(physical, names);
    const own = (name: string): boolean => learners.includes(name);
    const shown = mapTexts(response, (text) => text);
    hideOthers(shown, own);
    expect(encodeResponse(physical)).toEqual(encodeResponse(shown));
  });
});

function consumerBytes(response: Response, rename: NameTable['toBroker']): void {
  if (response.api === 'JoinGroup') {
    for (const one of response.body.members)
      one.metadata = renameSubscription(one.metadata, rename);
  } else if (response.api === 'SyncGroup') {
    response.body.assignment = renameAssignment(response.body.assignment, rename);
  } else if (response.api === 'DescribeGroups') {
    for (const one of response.body.groups.flatMap(({ members }) => members)) {
      one.memberMetadata = renameSubscription(one.memberMetadata, rename);
      one.memberAssignment = renameAssignment(one.memberAssignment, rename);
    }
  }
}

function hideOthers(response: Response, own: (name: string) => boolean): void {
  if (response.api === 'Metadata') {
    response.body.topics = response.body.topics.filter((one) => own(one.name ?? ''));
  } else if (response.api === 'ListGroups') {
    response.body.groups = response.body.groups.filter((one) => own(one.groupId));
  }
}

describe('what a run is shown', () => {
  it('of all topics is only its own; not the broker’s own either', () => {
    const topics = ['mr-pool-1', 'mr-2-orders', 'mr-pool-2', 'somebodys', '__consumer_offsets'];
    const body = {
      brokers: [],
      topics: topics.map((name) => ({ errorCode: 0, name, partitions: [] })),
    };
    const response = answered({ api: 'Metadata', version: 6, correlationId: 1, body });
    expect(textsIn(response.body).filter(({ path }) => path === 'topics.name')).toEqual([
      { path: 'topics.name', text: 'orders' },
    ]);
  });

  it('of all topics keeps the broker’s refusal of a name that it does not take', () => {
    const body = { brokers: [], topics: [{ errorCode: 17, name: 'a b', partitions: [] }] };
    const response = answered({ api: 'Metadata', version: 6, correlationId: 1, body });
    expect(response.body).toMatchObject({ topics: [{ errorCode: 17, name: 'a b' }] });
  });

  it('of all groups is only its own', () => {
    const groups = ['mr-1-kitchen', 'mr-2-kitchen', 'theirs'].map((groupId) => ({
      groupId,
      protocolType: 'consumer',
    }));
    const body = { errorCode: 0, groups };
    const response = answered({ api: 'ListGroups', version: 2, correlationId: 1, body });
    expect(response.body).toMatchObject({ groups: [{ groupId: 'kitchen' }] });
    expect(textsIn(response.body).filter(({ path }) => path === 'groups.groupId')).toHaveLength(1);
  });

  it('of all access rules is only what is about its own names, or about no name', () => {
    const resources = [
      { resourceType: 2, resourceName: 'mr-pool-1', acls: [] },
      { resourceType: 2, resourceName: 'somebodys', acls: [] },
      { resourceType: 4, resourceName: 'kafka-cluster', acls: [] },
    ];
    const body = { throttleTimeMs: 0, errorCode: 0, errorMessage: null, resources };
    const response = answered({ api: 'DescribeAcls', version: 1, correlationId: 1, body });
    expect(textsIn(response.body).map(({ text }) => text)).toEqual(['orders', 'kafka-cluster']);
  });

  it('of the broker’s reasons has none of the broker’s names', () => {
    const body = {
      topics: [{ name: 'mr-pool-12', errorCode: 36, errorMessage: "Topic 'mr-pool-12' exists." }],
    };
    const response = answered({ api: 'CreateTopics', version: 3, correlationId: 1, body });
    expect(response.body).toMatchObject({
      topics: [{ name: 'menus', errorMessage: "Topic 'menus' exists." }],
    });
  });
});

describe('the bytes of the consumer protocol', () => {
  const subscription = encodeSubscription({
    version: 1,
    topics: ['orders'],
    userData: bytes(1, 2),
  });
  const assignedPartitions = [{ topic: 'orders', partitions: [0, 1] }];
  const assignment = encodeAssignment({ version: 1, assignedPartitions, userData: bytes(3) });
  const join = (protocolType: string, metadata: Uint8Array): Uint8Array | undefined => {
    const protocols = [{ name: 'RoundRobin', metadata }];
    const body = { groupId: 'kitchen', sessionTimeoutMs: 1, memberId: '', protocolType, protocols };
    const request = rewritten({ ...head, api: 'JoinGroup', version: 5, body });
    return request.api === 'JoinGroup' ? request.body.protocols[0]?.metadata : undefined;
  };
  const decoded = (metadata: Uint8Array | undefined) => decodeSubscription(metadata ?? bytes());

  it('name the broker’s topics in JoinGroup, and keep user data and what follows', () => {
    const appended = new Uint8Array([...subscription, 9, 8, 7]);
    expect(decoded(join('consumer', appended))).toEqual({
      ...{ version: 1, topics: ['mr-pool-1'], userData: bytes(1, 2), rest: bytes(9, 8, 7) },
    });
  });

  it('are left alone in groups that are not of consumers, and where they are something else', () => {
    expect(join('connect', subscription)).toEqual(subscription);
    expect(join('consumer', bytes(0xff, 1, 2))).toEqual(bytes(0xff, 1, 2));
  });

  it('name the broker’s topics in SyncGroup', () => {
    const assignments = [{ memberId: 'm', assignment }];
    const body = { groupId: 'kitchen', generationId: 1, memberId: 'm', assignments };
    const request = rewritten({ ...head, api: 'SyncGroup', version: 3, body });
    const sent = request.api === 'SyncGroup' ? request.body.assignments[0]?.assignment : undefined;
    expect(decodeAssignment(sent ?? bytes())).toMatchObject({
      assignedPartitions: [{ topic: 'mr-pool-1', partitions: [0, 1] }],
      userData: bytes(3),
    });
  });

  it('name the learner’s topics again in DescribeGroups', () => {
    const rename: NameTable['toBroker'] = (kind, name) => asBroker().toBroker(kind, name);
    const member = {
      ...{ memberId: 'm', clientId: 'me', clientHost: '/' },
      memberMetadata: renameSubscription(subscription, rename),
      memberAssignment: renameAssignment(assignment, rename),
    };
    const group = {
      ...{ errorCode: 0, groupId: 'mr-1-kitchen', groupState: 'Stable', protocolData: 'RR' },
      ...{ protocolType: 'consumer', members: [member] },
    };
    const body = { groups: [group] };
    const response = answered({ api: 'DescribeGroups', version: 2, correlationId: 1, body });
    expect(response.body).toMatchObject({
      groups: [
        {
          groupId: 'kitchen',
          members: [{ memberMetadata: subscription, memberAssignment: assignment }],
        },
      ],
    });
  });
});
