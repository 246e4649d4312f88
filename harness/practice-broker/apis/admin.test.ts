import { expect, it } from 'vitest';
import { errorCode } from '../../protocol/errors.ts';
import { encodeBatch } from '../../protocol/records/batches.ts';
import { type Client, drive } from '../testing/drive.ts';

const TOPIC = 2;

function create(client: Client, name: string, more: object = {}) {
  const topic = { name, numPartitions: 2, replicationFactor: 1, assignments: [], configs: [] };
  return client.ask('CreateTopics', 7, { topics: [{ ...topic, ...more }] }).topics[0];
}

function produce(client: Client, topic: string, timestamp: bigint, key = 'k') {
  const bytes = new TextEncoder().encode(key);
  const records = encodeBatch({ records: [{ key: bytes, value: bytes, timestamp }] });
  const topicData = [{ name: topic, partitionData: [{ index: 0, records }] }];
  const answer = client.ask('Produce', 9, { acks: -1, timeoutMs: 1000, topicData });
  return answer.responses[0]?.partitionResponses[0];
}

function offset(client: Client, topic: string, timestamp: bigint) {
  const topics = [{ name: topic, partitions: [{ partitionIndex: 0, timestamp }] }];
  const answer = client.ask('ListOffsets', 7, { replicaId: -1, isolationLevel: 0, topics });
  return answer.topics[0]?.partitions[0]?.offset;
}

it.each([
  ['INVALID_REPLICATION_FACTOR', { replicationFactor: 3 }],
  ['INVALID_TOPIC_EXCEPTION', { name: 'a b' }],
  ['INVALID_TOPIC_EXCEPTION', { name: 'a_b' }],
  ['INVALID_PARTITIONS', { numPartitions: 0 }],
  ['INVALID_CONFIG', { configs: [{ name: 'nope', value: '1' }] }],
  ['INVALID_CONFIG', { configs: [{ name: 'retention.ms', value: 'x' }] }],
  ['TOPIC_ALREADY_EXISTS', { name: 'a.b' }],
  ['NONE', { numPartitions: -1, replicationFactor: -1 }],
] as const)('creating a topic answers %s to %o', (error, more) => {
  const client = drive().connect();
  create(client, 'a.b');
  expect(create(client, 'milk', more)?.errorCode).toBe(errorCode(error));
});

it('partitions can only become more', () => {
  const client = drive().connect();
  create(client, 'milk');
  const grow = (count: number) => {
    const topics = [{ name: 'milk', count, assignments: null }];
    const body = { topics, timeoutMs: 1000, validateOnly: false };
    return client.ask('CreatePartitions', 1, body).results[0]?.errorCode;
  };
  expect([grow(2), grow(1), grow(3), grow(3)]).toEqual([37, 37, 0, 37]);
});

it('offsets are found by time, by the latest time, at the start and at the end', () => {
  const driven = drive();
  const client = driven.connect();
  create(client, 'milk');
  const now = BigInt(driven.now);
  for (const ahead of [0n, 10n, 30n, 20n]) produce(client, 'milk', now + ahead);
  const asked = [-2n, -1n, -3n, now + 10n, now + 11n, now + 31n];
  const found = asked.map((timestamp) => offset(client, 'milk', timestamp));
  expect(found).toEqual([0n, 4n, 2n, 1n, 2n, -1n]);
});

it('deleted records are gone for readers, and never come back', () => {
  const driven = drive();
  const client = driven.connect();
  create(client, 'milk');
  for (let i = 0; i < 3; i++) produce(client, 'milk', BigInt(driven.now));
  const remove = (to: bigint) => {
    const topics = [{ name: 'milk', partitions: [{ partitionIndex: 0, offset: to }] }];
    return client.ask('DeleteRecords', 1, { topics, timeoutMs: 1000 }).topics[0]?.partitions[0];
  };
  expect(remove(2n)).toMatchObject({ lowWatermark: 2n, errorCode: 0 });
  expect(remove(1n)).toMatchObject({ lowWatermark: 2n, errorCode: 0 });
  expect(remove(9n)?.errorCode).toBe(errorCode('OFFSET_OUT_OF_RANGE'));
  expect(remove(-1n)?.lowWatermark).toBe(3n);
});

it('retention frees what is too old, and room for more', () => {
  const driven = drive({ limits: { bytes: 200 } });
  const client = driven.connect();
  create(client, 'milk', { configs: [{ name: 'retention.ms', value: '1000' }] });
  while (produce(client, 'milk', BigInt(driven.now))?.errorCode === 0);
  const full = offset(client, 'milk', -1n);
  driven.advance(300_000);
  expect(offset(client, 'milk', -2n)).toBe(full);
  expect(produce(client, 'milk', BigInt(driven.now))?.errorCode).toBe(0);
});

it('compaction keeps the last record of each key', () => {
  const driven = drive();
  const client = driven.connect();
  const configs = [
    { name: 'cleanup.policy', value: 'compact' },
    { name: 'internal.segment.bytes', value: '100' },
    { name: 'min.cleanable.dirty.ratio', value: '0.01' },
  ];
  create(client, 'milk', { configs });
  for (const key of ['a', 'b', 'a', 'c']) produce(client, 'milk', BigInt(driven.now), key);
  driven.advance(200);
  expect(offset(client, 'milk', -2n)).toBe(0n);
  expect(offset(client, 'milk', 0n)).toBe(1n);
});

it('settings are told with where they come from, and changed one by one', () => {
  const client = drive().connect();
  create(client, 'milk');
  const change = (name: string, configOperation: number, value: string | null) => {
    const configs = [{ name, configOperation, value }];
    const resources = [{ resourceType: TOPIC, resourceName: 'milk', configs }];
    const answer = client.ask('IncrementalAlterConfigs', 1, { resources, validateOnly: false });
    return answer.responses[0]?.errorCode;
  };
  expect(change('cleanup.policy', 2, 'compact')).toBe(0);
  expect(change('nope', 0, '1')).toBe(errorCode('INVALID_CONFIG'));
  const configurationKeys = ['cleanup.policy'];
  const resources = [{ resourceType: TOPIC, resourceName: 'milk', configurationKeys }];
  const told = client.ask('DescribeConfigs', 2, { resources, includeSynonyms: true });
  const [config] = told.results[0]?.configs ?? [];
  expect(config).toMatchObject({ value: 'delete,compact', configSource: 1 });
  expect(config?.synonyms.map(({ source }) => source)).toEqual([1, 5]);
});

it('a deleted topic ends the Fetch that waits for it', () => {
  const driven = drive();
  const [client, reader] = [driven.connect(), driven.connect()];
  create(client, 'milk');
  const partitions = [{ partition: 0, fetchOffset: 0n, partitionMaxBytes: 1000 }];
  const topics = [{ topic: 'milk', partitions }];
  const waiting = reader.send('Fetch', 11, { maxWaitMs: 500, minBytes: 1, topics });
  expect(waiting.answer).toBeUndefined();
  client.ask('DeleteTopics', 1, { topicNames: ['milk'], timeoutMs: 1000 });
  const code = errorCode('UNKNOWN_TOPIC_OR_PARTITION');
  expect(waiting.answer?.responses[0]?.partitions[0]?.errorCode).toBe(code);
  expect(client.ask('Metadata', 5, { topics: null }).topics).toEqual([]);
});
