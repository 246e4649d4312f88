// The code of the cheat sheet, each part a region. kafkajs.test.ts runs all of it on a broker.
import { Kafka, type Consumer, type KafkaMessage } from 'kafkajs';

export function connect(brokers: string[]): Kafka {
  // #region connect
  const kafka = new Kafka({ clientId: 'trace', brokers });
  // #endregion connect
  return kafka;
}

export async function produce(kafka: Kafka): Promise<void> {
  // #region produce
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({
    topic: 'collection.pickups',
    messages: [
      {
        key: 'farm-012', // equal keys: one partition, in order
        value: JSON.stringify({ lotId: 'lot-7', litres: 412 }),
        headers: { 'event-id': 'pickup-lot-7' },
      },
    ],
  }); // resolves when the broker has it
  await producer.disconnect();
  // #endregion produce
}

interface Running {
  stop(): Promise<void>;
}

export async function consume(kafka: Kafka, handle: Handle): Promise<Running> {
  // #region consume
  const consumer = kafka.consumer({ groupId: 'trace' });
  await consumer.connect();
  await consumer.subscribe({
    topic: 'collection.pickups',
    fromBeginning: true, // where the group has no commit yet
  });
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      const { key, value, offset } = message; // Buffers, and a string
      const pickup: unknown = JSON.parse(value?.toString() ?? 'null');
      await handle(`${partition}@${offset}`, key?.toString(), pickup);
    }, // committed once the promise has resolved
  });
  // #endregion consume
  // #region stop
  // From outside of its handler: inside, both would wait for ever.
  const stop = () => consumer.disconnect();
  // #endregion stop
  return { stop };
}

type Handle = (where: string, key: string | undefined, value: unknown) => Promise<void>;

export async function commitByHand(
  consumer: Consumer,
  handle: (message: KafkaMessage) => Promise<void>,
): Promise<void> {
  // #region commit
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message }) => {
      await handle(message); // first the work, then the commit
      const offset = String(BigInt(message.offset) + 1n);
      await consumer.commitOffsets([{ topic, partition, offset }]);
    },
  });
  // #endregion commit
}

export async function administer(kafka: Kafka) {
  // #region admin
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({
    topics: [{ topic: 'quality.grades', numPartitions: 3 }],
  });
  const tape = await admin.fetchTopicOffsets('collection.pickups');
  const group = await admin.fetchOffsets({
    groupId: 'trace', // '-1': nothing committed
    topics: ['collection.pickups'],
  });
  await admin.resetOffsets({
    groupId: 'trace', // all its members are stopped
    topic: 'collection.pickups',
    earliest: true,
  });
  await admin.disconnect();
  // #endregion admin
  return { tape, group };
}
