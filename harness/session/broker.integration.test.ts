import { Kafka, logLevel } from 'kafkajs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { until } from '../brokers/until.ts';
import { deleteGroups, readCommits } from './broker-groups.ts';
import { BrokerRefused } from './broker-refused.ts';
import { createTopics, deleteRecords, deleteTopics, readLog } from './broker-topics.ts';
import { createTopicPool } from './topic-pool.ts';
import { testBroker } from './testing/broker.ts';

const on = testBroker();
const soon = { withinMs: 10_000 };
let made = 0;

async function topic(partitions = 1): Promise<string> {
  const name = `${on.prefix}${++made}`;
  await createTopics(on.cluster, [{ name, spec: { partitions } }]);
  return name;
}
afterEach(async () => {
  await deleteTopics(on.cluster, await on.left(on.prefix));
});

function kafka(): Kafka {
  const { host, port } = on.broker;
  return new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING });
}

const values = async (name: string, partitions = 1): Promise<(string | null)[]> =>
  (await readLog(on.cluster, name, partitions)).flatMap((part) =>
    part.records.map((record) => record.value),
  );

describe('a topic', () => {
  it('is led in every partition as soon as it is there, with its settings', async () => {
    const name = `${on.prefix}led`;
    const spec = { partitions: 3, configs: { 'cleanup.policy': 'compact' } };
    await createTopics(on.cluster, [{ name, spec }]);
    const { topics } = await on.connection.request('Metadata', 6, { topics: [{ name }] });
    expect(topics[0]?.partitions.map((part) => part.leaderId >= 0)).toEqual([true, true, true]);
    const resources = [{ resourceType: 2, resourceName: name, configurationKeys: null }];
    const { results } = await on.connection.request('DescribeConfigs', 2, { resources });
    expect(results[0]?.configs.find((one) => one.name === 'cleanup.policy')?.value).toBe('compact');
  });

  it('that the broker refuses is the broker’s trouble, by name', async () => {
    const wrong = createTopics(on.cluster, [{ name: 'a b', spec: { partitions: 1 } }]);
    await expect(wrong).rejects.toThrow(BrokerRefused);
    await expect(wrong).rejects.toThrow('CreateTopics a b: INVALID_TOPIC_EXCEPTION');
  });
});

describe('the log of a topic', () => {
  it('has every record of every partition, with start and end', async () => {
    const name = await topic(2);
    const producer = kafka().producer();
    await producer.connect();
    const messages = ['a', 'b', 'c'].map((value, i) => ({ partition: i % 2, key: 'k', value }));
    await producer.send({ topic: name, messages });
    await producer.disconnect();
    expect(await readLog(on.cluster, name, 2)).toMatchObject([
      { partition: 0, start: 0, end: 2, records: [{ offset: 0, value: 'a' }, { value: 'c' }] },
      { partition: 1, start: 0, end: 1, records: [{ key: 'k', value: 'b' }] },
    ]);
  });

  it('has committed transactions, nothing of aborted ones, and stops at an open one', async () => {
    const name = await topic();
    const transactionalId = `${name}-till`;
    const producer = kafka().producer({
      transactionalId,
      maxInFlightRequests: 1,
      idempotent: true,
    });
    await producer.connect();
    for (const [value, ends] of [
      ['kept', 'commit'],
      ['dropped', 'abort'],
      ['kept too', 'commit'],
    ] as const) {
      const transaction = await producer.transaction();
      await transaction.send({ topic: name, messages: [{ value }] });
      await transaction[ends]();
    }
    expect(await values(name)).toEqual(['kept', 'kept too']);
    const open = await producer.transaction();
    await open.send({ topic: name, messages: [{ value: 'under way' }] });
    expect(await values(name)).toEqual(['kept', 'kept too']);
    await open.abort();
    await producer.disconnect();
  });

  it('begins where old records were removed, also in the middle of a batch', async () => {
    const name = await topic();
    const producer = kafka().producer();
    await producer.connect();
    await producer.send({ topic: name, messages: ['a', 'b', 'c'].map((value) => ({ value })) });
    await producer.disconnect();
    await deleteRecords(on.cluster, name, new Map([[0, 2]]));
    expect(await values(name)).toEqual(['c']);
    expect(await readLog(on.cluster, name, 1)).toMatchObject([{ start: 2, end: 3 }]);
    await expect(deleteRecords(on.cluster, name, new Map([[0, 9]]))).rejects.toThrow(
      'OFFSET_OUT_OF_RANGE',
    );
  });

  it('of a topic that is not there is the broker’s trouble', async () => {
    await expect(readLog(on.cluster, `${on.prefix}none`, 1)).rejects.toThrow(BrokerRefused);
  });
});

describe('the commits of a group', () => {
  it('are by partition, absent where nothing was committed, and gone with the group', async () => {
    const name = await topic(3);
    const group = `${on.prefix}kitchen`;
    const partitions = [
      { partitionIndex: 0, committedOffset: 0n, committedMetadata: null },
      { partitionIndex: 2, committedOffset: 7n, committedMetadata: null },
    ];
    await on.connection.request('OffsetCommit', 5, {
      ...{ groupId: group, generationIdOrMemberEpoch: -1, memberId: '' },
      topics: [{ name, partitions }],
    });
    expect(await readCommits(on.cluster, group, name, 3)).toEqual(
      new Map([
        [0, 0],
        [2, 7],
      ]),
    );
    await deleteGroups(on.cluster, [group, `${on.prefix}never-there`]);
    expect(await until(async () => (await on.left(group)).length === 0, soon)).toBe(true);
    expect(await readCommits(on.cluster, group, name, 3)).toEqual(new Map());
  });
});

describe('the pool of topics', () => {
  const shape = { partitions: 2 };

  it('hands out each topic once, those of its shape that wait first', async () => {
    const prefix = `${on.prefix}pool-a-`;
    const pool = createTopicPool(on.cluster, prefix);
    await pool.prepare([shape, shape]);
    const ready = (await on.left(prefix)).toSorted();
    expect(ready).toHaveLength(2);
    const taken = [await pool.take(shape), await pool.take(shape)];
    expect(taken.toSorted()).toEqual(ready);
    const other = await pool.take({ ...shape, configs: { 'retention.ms': '-1' } });
    const third = await pool.take(shape);
    expect(new Set([...taken, other, third]).size).toBe(4);
    expect(await on.left(prefix)).toHaveLength(4);
    await pool.close();
    // A broker shows topics for a moment after it has said that they are removed.
    expect(await until(async () => (await on.left(prefix)).length === 0, soon)).toBe(true);
  });

  it('makes only what does not wait already', async () => {
    const prefix = `${on.prefix}pool-b-`;
    const pool = createTopicPool(on.cluster, prefix);
    await pool.prepare([shape]);
    await pool.prepare([shape, { partitions: 1 }]);
    expect(await on.left(prefix)).toHaveLength(2);
    await pool.close();
  });

  it('removes what is discarded, before it is closed', async () => {
    const prefix = `${on.prefix}pool-c-`;
    const pool = createTopicPool(on.cluster, prefix);
    const [one, two] = [await pool.take(shape), await pool.take(shape)];
    await pool.discard([one]);
    expect(await until(async () => (await on.left(prefix)).length === 1, soon)).toBe(true);
    expect(await on.left(prefix)).toEqual([two]);
    await pool.close();
  });

  it('does not hand out what could not be made before', async () => {
    const prefix = `${on.prefix}pool-d-`;
    const pool = createTopicPool(on.cluster, prefix);
    const asking = vi.spyOn(on.cluster, 'request').mockRejectedValueOnce(new Error('trouble'));
    await pool.prepare([shape]);
    expect(asking).toHaveBeenCalledTimes(1);
    asking.mockRestore();
    expect(await pool.take(shape)).toMatch(prefix);
    await pool.close();
  });
});
