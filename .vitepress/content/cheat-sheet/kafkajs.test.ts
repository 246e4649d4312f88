import { expect, it, onTestFinished, vi } from 'vitest';
import { servePracticeBroker } from '../../../harness/brokers/practice/serve.node.ts';
import { administer, commitByHand, connect, consume, produce } from './kafkajs.ts';

const topic = 'collection.pickups';
const groupId = 'trace';
const waiting = { timeout: 20_000, interval: 20 };

async function served() {
  // What learners see of kafkajs is not to be seen here.
  vi.stubEnv('KAFKAJS_LOG_LEVEL', 'nothing');
  onTestFinished(() => void vi.unstubAllEnvs());
  const broker = await servePracticeBroker();
  onTestFinished(() => broker.close());
  const brokers = [`${broker.host}:${broker.port}`];
  const kafka = connect(brokers);
  const admin = kafka.admin();
  await admin.connect();
  onTestFinished(() => admin.disconnect());
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
  const committed = async () =>
    (await admin.fetchOffsets({ groupId, topics: [topic] }))[0]?.partitions[0]?.offset;
  return { kafka, admin, committed };
}

it('the cheat sheet’s code produces, consumes, commits, stops and administers', async () => {
  const { kafka, committed, admin } = await served();
  await produce(kafka);
  const handled: unknown[] = [];
  const running = await consume(kafka, (...what) => Promise.resolve(void handled.push(what)));
  await vi.waitUntil(() => handled.length > 0, waiting);
  await running.stop();
  expect(handled).toEqual([['0@0', 'farm-012', { lotId: 'lot-7', litres: 412 }]]);
  expect(await committed()).toBe('1');

  const { tape, group } = await administer(kafka);
  expect(tape).toMatchObject([{ partition: 0, low: '0', high: '1' }]);
  expect(group).toMatchObject([{ partitions: [{ partition: 0, offset: '1' }] }]);
  expect(await admin.listTopics()).toContain('quality.grades');
  // Back at the beginning: it is all there to be read once more.
  const again = await consume(kafka, (...what) => Promise.resolve(void handled.push(what)));
  await vi.waitUntil(() => handled.length > 1, waiting);
  await again.stop();
  expect(handled[1]).toEqual(handled[0]);
});

it('the cheat sheet’s commit by hand names the next offset, and comes after the work', async () => {
  const { kafka, committed } = await served();
  await produce(kafka);
  const consumer = kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  let before: string | undefined;
  await commitByHand(consumer, async () => void (before = await committed()));
  await expect.poll(committed, waiting).toBe('1');
  await consumer.disconnect();
  expect(before).toBe('-1');
});
