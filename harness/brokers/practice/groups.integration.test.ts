// kafkajs over TCP: consumer groups and transactions on a practice broker.
import { type Consumer, Kafka, logLevel, Partitioners } from 'kafkajs';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Connection } from '../connection.ts';
import { dialPlain } from '../dial-plain.ts';
import { servePracticeBroker } from './serve.node.ts';

const waiting = { timeout: 10_000, interval: 20 };

async function served() {
  const broker = await servePracticeBroker({
    defect(error) {
      throw error;
    },
  });
  onTestFinished(() => broker.close());
  const { host, port } = broker;
  const kafka = new Kafka({
    ...{ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING },
    retry: { initialRetryTime: 20, retries: 5 },
  });
  const raw = await Connection.open(host, port, { dial: dialPlain });
  onTestFinished(() => raw.close());
  await raw.request('CreateTopics', 4, {
    topics: [{ name: 't', numPartitions: 4, replicationFactor: 1, assignments: [], configs: [] }],
    timeoutMs: 5_000,
  });
  /** What the group committed on each partition. */
  const committed = async (): Promise<number[]> => {
    const topics = [{ name: 't', partitionIndexes: [0, 1, 2, 3] }];
    const answer = await raw.request('OffsetFetch', 5, { groupId: 'g', topics });
    return answer.topics.flatMap((one) => one.partitions.map((p) => Number(p.committedOffset)));
  };
  const partitions = [0, 1, 2, 3].map((partitionIndex) => ({
    ...{ partitionIndex, committedOffset: 0n, committedMetadata: null },
  }));
  const topics = [{ name: 't', partitions }];
  await raw.request('OffsetCommit', 5, { groupId: 'g', memberId: '', topics });
  return { kafka, raw, committed };
}

/** Four records, one on each partition. */
const onEach = (value: string) => [0, 1, 2, 3].map((partition) => ({ partition, value }));

async function consuming(
  kafka: Kafka,
  seen: string[],
): Promise<{ consumer: Consumer; owns(): number[] }> {
  const consumer = kafka.consumer({ groupId: 'g', heartbeatInterval: 50, maxWaitTimeInMs: 50 });
  let own: number[] = [];
  consumer.on('consumer.group_join', ({ payload }) => {
    own = payload.memberAssignment['t'] ?? [];
  });
  await consumer.connect();
  onTestFinished(() => consumer.disconnect());
  await consumer.subscribe({ topic: 't', fromBeginning: true });
  await consumer.run({
    eachMessage: ({ partition, message }) => {
      seen.push(`${partition}:${String(message.value)}`);
      return Promise.resolve();
    },
  });
  return { consumer, owns: () => own };
}

it('two consumers share partitions, one takes over from the other, and offsets survive both', async () => {
  const { kafka, committed } = await served();
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  onTestFinished(() => producer.disconnect());
  const seen: string[] = [];
  const a = await consuming(kafka, seen);
  const b = await consuming(kafka, seen);
  await vi.waitFor(() => expect([a.owns().length, b.owns().length]).toEqual([2, 2]), waiting);
  expect([...a.owns(), ...b.owns()].sort()).toEqual([0, 1, 2, 3]);

  await producer.send({ topic: 't', messages: onEach('first') });
  await vi.waitFor(() => expect(seen).toHaveLength(4), waiting);
  await b.consumer.disconnect();
  await vi.waitFor(() => expect(a.owns()).toHaveLength(4), waiting);
  await producer.send({ topic: 't', messages: onEach('second') });
  await vi.waitFor(() => expect(new Set(seen).size).toBe(8), waiting);
  await a.consumer.disconnect();
  expect(await committed()).toEqual([2, 2, 2, 2]);
});

it('offsets in a transaction count when it commits, and a fenced producer cannot go on', async () => {
  const { kafka, committed } = await served();
  const transactional = async () => {
    const settings = { transactionalId: 'x', maxInFlightRequests: 1, idempotent: true };
    const producer = kafka.producer({
      ...settings,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    onTestFinished(() => producer.disconnect());
    return producer;
  };
  const producer = await transactional();
  const offsets = (offset: string) => ({
    consumerGroupId: 'g',
    topics: [{ topic: 't', partitions: [{ partition: 0, offset }] }],
  });
  const aborted = await producer.transaction();
  await aborted.send({ topic: 't', messages: onEach('aborted') });
  await aborted.sendOffsets(offsets('7'));
  await aborted.abort();
  expect(await committed()).toEqual([0, 0, 0, 0]);

  const done = await producer.transaction();
  await done.send({ topic: 't', messages: onEach('done') });
  await done.sendOffsets(offsets('2'));
  expect(await committed()).toEqual([0, 0, 0, 0]);
  await done.commit();
  expect(await committed()).toEqual([2, 0, 0, 0]);

  const seen: string[] = [];
  await consuming(kafka, seen);
  const all = ['0:done', '1:done', '2:done', '3:done'];
  // Partition 0 goes on behind what the transaction committed: at its own record, behind the marker.
  await vi.waitFor(() => expect([...seen].sort()).toEqual(all), waiting);

  const open = await producer.transaction();
  await open.send({ topic: 't', messages: onEach('fenced') });
  const next = await transactional();
  await (await next.transaction()).abort();
  await expect(open.commit()).rejects.toThrow('old epoch');
});
