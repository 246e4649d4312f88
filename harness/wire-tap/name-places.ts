// Where names stand in requests and answers: data, one line an API. Record keys, values, headers and
// user data are in none of these places.
import type { ApiName } from '../protocol/messages.ts';
import type { NameKind } from './names.ts';

/** Gives the name that stands for this one on the other side. */
export type Rename = (kind: NameKind, name: string) => string;

/** Fields from the body down to a name; lists on the way are walked. */
type Place = readonly [NameKind, string];
const topic = (path: string): Place => ['topic', path];
const group = (path: string): Place => ['group', path];
const transaction = (path: string): Place => ['transaction', path];

export const requestPlaces: Partial<Record<ApiName, readonly Place[]>> = {
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

export const responsePlaces: Partial<Record<ApiName, readonly Place[]>> = {
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

/** Changes every name in these places of a body, in place. */
export function renameIn(body: object, places: readonly Place[] | undefined, rename: Rename): void {
  for (const [kind, path] of places ?? []) {
    renameAt(body, path.split('.'), (name) => rename(kind, name));
  }
}

function renameAt(at: unknown, path: readonly string[], rename: (name: string) => string): void {
  const [field, ...rest] = path;
  if (field === undefined || !isFields(at)) return;
  if (Array.isArray(at)) {
    for (const one of at) renameAt(one, path, rename);
    return;
  }
  const value = at[field];
  if (rest.length > 0) renameAt(value, rest, rename);
  else if (typeof value === 'string') at[field] = rename(value);
  else if (Array.isArray(value)) {
    at[field] = value.map((one: unknown) => (typeof one === 'string' ? rename(one) : one));
  }
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
