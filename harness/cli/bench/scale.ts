// The practice broker with much on it, over TCP: a thousand topics, two hundred kafkajs consumers that join at
// once, a million records. That it works is checked; how long it took is shown.
import { type Consumer, Kafka, logLevel } from 'kafkajs';
import type { Address } from '../../brokers/address.ts';
import { until } from '../../brokers/until.ts';
import type { Cell } from './part.ts';

export const usualScale = {
  topics: 1_000,
  partitions: 10,
  groups: 50,
  members: 4,
  records: 1_000_000,
};
export type Scale = typeof usualScale;

const perRequest = 100;
const perSend = 10_000;
const limitMs = 180_000;
/** kafkajs does not leave before its Fetch is answered: that is to count for little. */
const prompt = { maxWaitTimeInMs: 100 };

/**
 * Does all of it, one after the other, on a broker that has nothing yet.
 * @returns a row for each: what was done, and how long it took
 * @throws when a topic, a member's share or a record is missing
 */
export async function atScale({ host, port }: Address, scale: Scale): Promise<Cell[][]> {
  const kafka = new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING });
  const { topics, partitions, groups, members, records } = scale;
  return [
    [
      {
        en: `${topics} topics of ${partitions} partitions made`,
        ko: `파티션 ${partitions}개짜리 토픽 ${topics}개 만들기`,
      },
      await timed(() => createTopics(kafka, scale)),
    ],
    [
      { en: `${records} records produced`, ko: `레코드 ${records}건 생산` },
      await timed(() => produce(kafka, records)),
    ],
    [
      { en: `${records} records consumed`, ko: `레코드 ${records}건 소비` },
      await timed(() => consume(kafka, records)),
    ],
    [
      {
        en: `${groups * members} consumers in ${groups} groups have joined at once`,
        ko: `컨슈머 ${groups * members}개가 그룹 ${groups}개에 동시에 가입`,
      },
      await timed(() => joinAll(kafka, scale)),
    ],
  ];
}

async function timed(act: () => Promise<void>): Promise<string> {
  const began = performance.now();
  await act();
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}

const topicOf = (number: number): string => `topic-${number}`;

async function createTopics(kafka: Kafka, { topics, partitions }: Scale): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  for (let made = 0; made < topics; made += perRequest) {
    const wanted = Array.from({ length: Math.min(perRequest, topics - made) }, (_, i) => ({
      ...{ topic: topicOf(made + i), numPartitions: partitions },
    }));
    await admin.createTopics({ topics: wanted, waitForLeaders: false });
  }
  const { topics: told } = await admin.fetchTopicMetadata();
  await admin.disconnect();
  const count = told.reduce((sum, one) => sum + one.partitions.length, 0);
  if (count !== topics * partitions) throw new Error(`there are ${count} partitions`);
}

async function produce(kafka: Kafka, records: number): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  const messages = Array.from({ length: perSend }, (_, i) => ({
    ...{ key: `${i}`, value: 'x'.repeat(100) },
  }));
  for (let sent = 0; sent < records; sent += perSend) {
    await producer.send({ topic: topicOf(0), messages: messages.slice(0, records - sent) });
  }
  await producer.disconnect();
}

async function consume(kafka: Kafka, records: number): Promise<void> {
  const consumer = kafka.consumer({ groupId: 'all', ...prompt });
  await consumer.connect();
  await consumer.subscribe({ topic: topicOf(0), fromBeginning: true });
  let got = 0;
  await consumer.run({
    eachBatch: ({ batch }) => {
      got += batch.messages.length;
      return Promise.resolve();
    },
  });
  await until(() => (got >= records ? true : undefined), { withinMs: limitMs });
  await consumer.disconnect();
  if (got !== records) throw new Error(`${got} of ${records} records came`);
}

/** Each group reads a topic of its own, and is whole when its members have all partitions of it among them. */
async function joinAll(kafka: Kafka, { groups, members, partitions }: Scale): Promise<void> {
  const shares = new Map<Consumer, { group: number; partitions: number[] }>();
  const consumers = Array.from({ length: groups * members }, (_, i) => {
    const group = i % groups;
    const consumer = kafka.consumer({
      groupId: `group-${group}`,
      heartbeatInterval: 1_000,
      ...prompt,
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      const own = payload.memberAssignment[topicOf(group)] ?? [];
      shares.set(consumer, { group, partitions: own });
    });
    return { consumer, group };
  });
  const isWhole = (): true | undefined => {
    const owned = Array.from({ length: groups }, () => new Set<number>());
    let count = 0;
    for (const { group, partitions: own } of shares.values()) {
      for (const partition of own) owned[group]?.add(partition);
      count += own.length;
    }
    const isAll = shares.size === consumers.length && count === groups * partitions;
    return isAll && owned.every(({ size }) => size === partitions) ? true : undefined;
  };
  try {
    await Promise.all(
      consumers.map(async ({ consumer, group }) => {
        await consumer.connect();
        await consumer.subscribe({ topic: topicOf(group) });
        await consumer.run({ eachMessage: () => Promise.resolve() });
      }),
    );
    if (!(await until(isWhole, { withinMs: limitMs }))) {
      throw new Error(`${shares.size} of ${consumers.length} have joined, not with all partitions`);
    }
  } finally {
    await Promise.all(consumers.map(({ consumer }) => consumer.disconnect()));
  }
}
