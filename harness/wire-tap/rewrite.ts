// Rewrites names in decoded messages by the run's table. Where a name stands is data, one line an API;
// record keys, values, headers and user data are never touched.
import type { ApiName, Request, Response } from '../protocol/messages.ts';
import {
  decodeAssignment,
  decodeSubscription,
  encodeAssignment,
  encodeSubscription,
} from '../protocol/groups/consumer-protocol.ts';
import type { NameKind, NameTable } from './names.ts';

/** Fields from the body down to a name; lists on the way are walked. */
type Place = readonly [NameKind, string];
const topic = (path: string): Place => ['topic', path];
const group = (path: string): Place => ['group', path];
const transaction = (path: string): Place => ['transaction', path];

const requestPlaces: Partial<Record<ApiName, readonly Place[]>> = {
  Produce: [transaction('transactionalId'), topic('topicData.name')],
  Fetch: [topic('topics.topic'), topic('forgottenTopicsData.topic')],
  ListOffsets: [topic('topics.name')],
  Metadata: [topic('topics.name')],
  OffsetCommit: [group('groupId'), topic('topics.name')],
  OffsetFetch: [
    group('groupId'),
    topic('topics.name'),
    group('groups.groupId'),
    topic('groups.topics.name'),
  ],
  JoinGroup: [group('groupId')],
  SyncGroup: [group('groupId')],
  Heartbeat: [group('groupId')],
  LeaveGroup: [group('groupId')],
  DescribeGroups: [group('groups')],
  DeleteGroups: [group('groupsNames')],
  CreateTopics: [topic('topics.name')],
  DeleteTopics: [topic('topicNames'), topic('topics.name')],
  DeleteRecords: [topic('topics.name')],
  CreatePartitions: [topic('topics.name')],
  InitProducerId: [transaction('transactionalId')],
  AddPartitionsToTxn: [
    transaction('v3AndBelowTransactionalId'),
    topic('v3AndBelowTopics.name'),
    transaction('transactions.transactionalId'),
    topic('transactions.topics.name'),
  ],
  AddOffsetsToTxn: [transaction('transactionalId'), group('groupId')],
  EndTxn: [transaction('transactionalId')],
  TxnOffsetCommit: [transaction('transactionalId'), group('groupId'), topic('topics.name')],
  AlterPartitionReassignments: [topic('topics.name')],
  ListPartitionReassignments: [topic('topics.name')],
};

const responsePlaces: Partial<Record<ApiName, readonly Place[]>> = {
  Produce: [topic('responses.name')],
  Fetch: [topic('responses.topic')],
  ListOffsets: [topic('topics.name')],
  OffsetCommit: [topic('topics.name')],
  OffsetFetch: [topic('topics.name'), group('groups.groupId'), topic('groups.topics.name')],
  DescribeGroups: [group('groups.groupId')],
  DeleteGroups: [group('results.groupId')],
  CreateTopics: [topic('topics.name')],
  DeleteTopics: [topic('responses.name')],
  DeleteRecords: [topic('topics.name')],
  CreatePartitions: [topic('results.name')],
  AddPartitionsToTxn: [
    topic('resultsByTopicV3AndBelow.name'),
    transaction('resultsByTransaction.transactionalId'),
    topic('resultsByTransaction.topicResults.name'),
  ],
  TxnOffsetCommit: [topic('topics.name')],
  AlterPartitionReassignments: [topic('responses.name')],
  ListPartitionReassignments: [topic('topics.name')],
};

/** Kafka's numbers for the kinds of a config resource and of a coordinator's key. */
const topicResource = 2;
const keyTypeTransaction = 1;

/** Changes the learner's names in a request into the broker's, in place. */
export function rewriteRequest(request: Request, names: NameTable): void {
  rewritePlaces(request.body, requestPlaces[request.api], (kind, name) =>
    names.toBroker(kind, name),
  );
  const toBroker = (name: string): string => names.toBroker('topic', name);
  switch (request.api) {
    case 'FindCoordinator': {
      const { body } = request;
      const kind = body.keyType === keyTypeTransaction ? 'transaction' : 'group';
      body.key = names.toBroker(kind, body.key);
      body.coordinatorKeys = body.coordinatorKeys.map((key) => names.toBroker(kind, key));
      break;
    }
    case 'JoinGroup':
      for (const protocol of request.body.protocols) {
        protocol.metadata = renameSubscription(protocol.metadata, toBroker);
      }
      break;
    case 'SyncGroup':
      for (const one of request.body.assignments) {
        one.assignment = renameAssignment(one.assignment, toBroker);
      }
      break;
    case 'DescribeConfigs':
    case 'AlterConfigs':
      for (const resource of request.body.resources) {
        if (resource.resourceType === topicResource) {
          resource.resourceName = toBroker(resource.resourceName);
        }
      }
      break;
    default:
  }
}

/**
 * Changes the broker's names in an answer back into the learner's, in place, and leaves out
 * what is not this run's.
 */
export function rewriteResponse(response: Response, names: NameTable): void {
  const toLearner = (name: string): string => names.toLearner('topic', name) ?? name;
  switch (response.api) {
    case 'Metadata':
      response.body.topics = response.body.topics.flatMap((one) => {
        const name = one.name === null ? undefined : names.toLearner('topic', one.name);
        return name === undefined ? [] : [{ ...one, name }];
      });
      break;
    case 'ListGroups':
      response.body.groups = response.body.groups.flatMap((one) => {
        const groupId = names.toLearner('group', one.groupId);
        return groupId === undefined ? [] : [{ ...one, groupId }];
      });
      break;
    case 'FindCoordinator':
      for (const one of response.body.coordinators) {
        one.key =
          names.toLearner('group', one.key) ?? names.toLearner('transaction', one.key) ?? one.key;
      }
      break;
    case 'JoinGroup':
      for (const member of response.body.members) {
        member.metadata = renameSubscription(member.metadata, toLearner);
      }
      break;
    case 'SyncGroup':
      response.body.assignment = renameAssignment(response.body.assignment, toLearner);
      break;
    case 'DescribeGroups':
      for (const one of response.body.groups) {
        if (one.protocolType !== 'consumer') continue;
        for (const member of one.members) {
          member.memberMetadata = renameSubscription(member.memberMetadata, toLearner);
          member.memberAssignment = renameAssignment(member.memberAssignment, toLearner);
        }
      }
      break;
    case 'DescribeConfigs':
      for (const one of response.body.results) {
        if (one.resourceType === topicResource) one.resourceName = toLearner(one.resourceName);
      }
      break;
    case 'AlterConfigs':
      for (const one of response.body.responses) {
        if (one.resourceType === topicResource) one.resourceName = toLearner(one.resourceName);
      }
      break;
    default:
  }
  rewritePlaces(
    response.body,
    responsePlaces[response.api],
    (kind, name) => names.toLearner(kind, name) ?? name,
  );
  stripMessages(response.body, names);
}

function renameSubscription(bytes: Uint8Array, rename: (name: string) => string): Uint8Array {
  if (bytes.length === 0) return bytes;
  const subscription = decodeSubscription(bytes);
  return encodeSubscription({ ...subscription, topics: subscription.topics.map(rename) });
}

function renameAssignment(bytes: Uint8Array, rename: (name: string) => string): Uint8Array {
  const assignment = decodeAssignment(bytes);
  if (assignment === null) return bytes;
  return encodeAssignment({
    ...assignment,
    assignedPartitions: assignment.assignedPartitions.map((one) => ({
      ...one,
      topic: rename(one.topic),
    })),
  });
}

type Rename = (kind: NameKind, name: string) => string;

function rewritePlaces(body: object, places: readonly Place[] | undefined, rename: Rename): void {
  for (const [kind, path] of places ?? []) {
    rewriteAt(body, path.split('.'), (name) => rename(kind, name));
  }
}

function rewriteAt(at: unknown, path: readonly string[], rename: (name: string) => string): void {
  const [field, ...rest] = path;
  if (field === undefined || !isFields(at)) return;
  if (Array.isArray(at)) {
    for (const one of at) rewriteAt(one, path, rename);
    return;
  }
  const value = at[field];
  if (rest.length > 0) rewriteAt(value, rest, rename);
  else if (typeof value === 'string') at[field] = rename(value);
  else if (Array.isArray(value)) {
    at[field] = value.map((one: unknown) => (typeof one === 'string' ? rename(one) : one));
  }
}

/** The broker's own error texts name topics as it knows them. */
function stripMessages(at: unknown, names: NameTable): void {
  if (!isFields(at) || at instanceof Uint8Array) return;
  for (const [field, value] of Object.entries(at)) {
    if (field === 'errorMessage' && typeof value === 'string') at[field] = names.strip(value);
    else if (typeof value === 'object') stripMessages(value, names);
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
