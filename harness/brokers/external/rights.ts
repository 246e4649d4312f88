// What the workbook may do on the cluster, found out before anybody is graded: a right that is missing
// must not look like a learner's mistake.
import type { Address } from '../address.ts';
import type { Asker } from '../asker.ts';
import { ownPrefix } from '../own-names.ts';
import { until } from '../until.ts';

export type Resource = 'topic' | 'group' | 'transactionalId';

/** Everything that is needed, on names with the prefix; nothing of the cluster's own. Kafka's words. */
export const rights = {
  topic: [
    'Create',
    'Describe',
    'Read',
    'Write',
    'Delete',
    'Alter',
    'DescribeConfigs',
    'AlterConfigs',
  ],
  group: ['Describe', 'Read', 'Delete'],
  transactionalId: ['Describe', 'Write'],
} as const satisfies Record<Resource, readonly string[]>;

/** Kafka's numbers for operations, which are also their bits in an answer. */
export const operationNumbers: Readonly<Record<string, number>> = {
  Read: 3,
  Write: 4,
  Create: 5,
  Delete: 6,
  Alter: 7,
  Describe: 8,
  DescribeConfigs: 10,
  AlterConfigs: 11,
};

/** What is missing: `Create` on topics, and so on. */
export interface MissingRight {
  resource: Resource | 'cluster';
  operation: string;
}

/** The cluster will not let the workbook find out what it may do. */
export class CannotTell extends Error {
  readonly api: string;
  readonly code: number;

  constructor(api: string, code: number) {
    super(`${api}: error ${code}`);
    this.api = api;
    this.code = code;
  }
}

const topicRefused = 29;
const groupRefused = 30;
const clusterRefused = 31;
const transactionRefused = 53;
const unknownTopic = 3;
const notYet = new Set([5, 14, 15, 16]);
const soon = { withinMs: 10_000, everyMs: 20 };

/** Asks a node; the same question may be put to another. */
export type AskAt = (to: Address) => Asker;

/**
 * Finds out by asking, with names under the prefix. Makes one topic, and removes it again.
 * @param any a node, `at` how to reach those that coordinate
 * @throws {CannotTell} when the cluster refuses for another reason
 */
export async function missingRights(
  any: Asker,
  at: AskAt,
  prefix: string,
): Promise<MissingRight[]> {
  const name = `${ownPrefix(prefix, Date.now())}rights`;
  const [topics, groups, transactions] = await Promise.all([
    onTopics(any, name),
    onGroups(any, at, name),
    onTransactions(any, at, name),
  ]);
  return [...topics, ...groups, ...transactions];
}

async function onTopics(any: Asker, name: string): Promise<MissingRight[]> {
  const { topics } = await any.request('CreateTopics', 4, {
    topics: [{ name, numPartitions: 1, replicationFactor: -1, assignments: [], configs: [] }],
    timeoutMs: soon.withinMs,
  });
  const code = topics[0]?.errorCode ?? 0;
  if (code === topicRefused) return [{ resource: 'topic', operation: 'Create' }];
  if (code !== 0) throw new CannotTell('CreateTopics', code);
  const topic = await until(async () => {
    const answer = await any.request('Metadata', 9, {
      topics: [{ name }],
      allowAutoTopicCreation: false,
      includeTopicAuthorizedOperations: true,
    });
    const [one] = answer.topics;
    return one !== undefined && one.errorCode !== unknownTopic && !notYet.has(one.errorCode)
      ? one
      : undefined;
  }, soon);
  if (topic === undefined) throw new CannotTell('Metadata', unknownTopic);
  if (topic.errorCode === topicRefused) return [{ resource: 'topic', operation: 'Describe' }];
  const missing = missingOf('topic', topic.topicAuthorizedOperations);
  await any.request('DeleteTopics', 4, { topicNames: [name], timeoutMs: soon.withinMs });
  // The client library asks for a producer id first. Since Kafka 2.8 who may write may have one.
  const producer = await any.request('InitProducerId', 1, {
    transactionalId: null,
    transactionTimeoutMs: 0,
  });
  return producer.errorCode === clusterRefused && missing.length === 0
    ? [{ resource: 'cluster', operation: 'IdempotentWrite' }]
    : missing;
}

async function onGroups(any: Asker, at: AskAt, name: string): Promise<MissingRight[]> {
  const coordinator = await coordinatorOf(any, name, 0);
  if (coordinator === 'refused') return [{ resource: 'group', operation: 'Describe' }];
  const node = at(coordinator);
  const group = await until(async () => {
    const { groups } = await node.request('DescribeGroups', 5, {
      groups: [name],
      includeAuthorizedOperations: true,
    });
    return groups.find((one) => !notYet.has(one.errorCode));
  }, soon);
  if (group === undefined) throw new CannotTell('DescribeGroups', 15);
  if (group.errorCode !== 0) throw new CannotTell('DescribeGroups', group.errorCode);
  return missingOf('group', group.authorizedOperations);
}

async function onTransactions(any: Asker, at: AskAt, name: string): Promise<MissingRight[]> {
  const coordinator = await coordinatorOf(any, name, 1);
  if (coordinator === 'refused') return [{ resource: 'transactionalId', operation: 'Describe' }];
  const node = at(coordinator);
  const code = await until(async () => {
    // The end of a transaction that was never begun: refused in either case, and nothing is left.
    const { errorCode } = await node.request('EndTxn', 1, {
      transactionalId: name,
      producerId: 0n,
      producerEpoch: 0,
      committed: false,
    });
    return notYet.has(errorCode) ? undefined : { errorCode };
  }, soon);
  return code?.errorCode === transactionRefused
    ? [{ resource: 'transactionalId', operation: 'Write' }]
    : [];
}

async function coordinatorOf(
  any: Asker,
  key: string,
  keyType: 0 | 1,
): Promise<Address | 'refused'> {
  const answer = await until(async () => {
    const one = await any.request('FindCoordinator', 1, { key, keyType });
    return notYet.has(one.errorCode) ? undefined : one;
  }, soon);
  if (answer === undefined) throw new CannotTell('FindCoordinator', 15);
  const { errorCode } = answer;
  if (errorCode === groupRefused || errorCode === transactionRefused) return 'refused';
  if (errorCode !== 0) throw new CannotTell('FindCoordinator', errorCode);
  return { host: answer.host, port: answer.port };
}

/** @param bits one for each operation that is allowed */
function missingOf(resource: 'topic' | 'group', bits: number): MissingRight[] {
  return rights[resource]
    .filter((operation) => (bits & (1 << (operationNumbers[operation] ?? 0))) === 0)
    .map((operation) => ({ resource, operation }));
}
