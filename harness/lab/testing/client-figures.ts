// What one kafkajs client gets from a broker: records a second both ways, one record at a time, joining a
// group. kafkajs itself is most of the work, so only the same run on another broker says something.
import type { Admin, Kafka, Producer } from 'kafkajs';

export interface ClientFigures {
  /** Records a second. */
  produced: number;
  consumed: number;
  /** One time for each, in ms. */
  singleMs: number[];
  /** What the client's own process worked for one of them, in ms; `undefined` where nobody can tell. */
  ownMs: number | undefined;
  joinMs: number[];
}

const records = 200_000;
const recordsPerSend = 5_000;
export const valueBytes = 100;
const singles = 500;
const joins = 20;

/** @param worked for how long (ms) this process was at work, ever */
export async function measureClient(kafka: Kafka, worked?: () => number): Promise<ClientFigures> {
  const admin = kafka.admin();
  const producer = kafka.producer();
  await Promise.all([admin.connect(), producer.connect()]);
  const topic = `bench-${crypto.randomUUID()}`;
  try {
    await createTopic(admin, topic);
    await producer.send({ topic, messages: [{ value: 'first' }] });
    const produced = await produce(producer, topic);
    const consumed = await consume(kafka, topic);
    const before = worked?.() ?? 0;
    const singleMs = await sendSingly(producer, topic);
    const ownMs = worked === undefined ? undefined : (worked() - before) / singles;
    return { produced, consumed, singleMs, ownMs, joinMs: await join(kafka, topic) };
  } finally {
    await admin.deleteTopics({ topics: [topic] }).catch(() => undefined);
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
}

/** A leader may be missing for a moment, which kafkajs does not wait for on today's Kafka. */
async function createTopic(admin: Admin, topic: string): Promise<void> {
  await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: false });
  for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
    const offsets = await admin.fetchTopicOffsets(topic).catch(() => []);
    if (offsets.length > 0) return;
  }
  throw new Error(`${topic} has no leader`);
}

async function produce(producer: Producer, topic: string): Promise<number> {
  const value = 'x'.repeat(valueBytes);
  const messages = Array.from({ length: recordsPerSend }, (_, key) => ({ key: `${key}`, value }));
  const began = performance.now();
  for (let sent = 0; sent < records; sent += recordsPerSend) {
    await producer.send({ topic, messages });
  }
  return (records / (performance.now() - began)) * 1000;
}

async function consume(kafka: Kafka, topic: string): Promise<number> {
  const consumer = kafka.consumer({ groupId: crypto.randomUUID() });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const done = Promise.withResolvers<number>();
  let began: number | undefined;
  let seen = 0;
  await consumer.run({
    eachBatch({ batch }) {
      began ??= performance.now();
      seen += batch.messages.length;
      if (seen > records) done.resolve((records / (performance.now() - began)) * 1000);
      return Promise.resolve();
    },
  });
  const rate = await done.promise;
  await consumer.disconnect();
  return rate;
}

async function sendSingly(producer: Producer, topic: string): Promise<number[]> {
  const times: number[] = [];
  for (let sent = 0; sent < singles; sent += 1) {
    const began = performance.now();
    await producer.send({ topic, messages: [{ key: 'one', value: 'x'.repeat(valueBytes) }] });
    times.push(performance.now() - began);
  }
  return times;
}

/** From `run` to being a member with partitions, each time in a new group. */
async function join(kafka: Kafka, topic: string): Promise<number[]> {
  const times: number[] = [];
  for (let joined = 0; joined < joins; joined += 1) {
    // It leaves when its Fetch has come back, which is no part of what is measured.
    const consumer = kafka.consumer({ groupId: crypto.randomUUID(), maxWaitTimeInMs: 10 });
    await consumer.connect();
    await consumer.subscribe({ topic });
    const member = new Promise<void>((resolve) => {
      consumer.on(consumer.events.GROUP_JOIN, () => resolve());
    });
    const began = performance.now();
    await Promise.all([member, consumer.run({ eachMessage: () => Promise.resolve() })]);
    times.push(performance.now() - began);
    await consumer.disconnect();
  }
  return times;
}
