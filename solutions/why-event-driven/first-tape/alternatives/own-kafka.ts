// Makes a client of its own, for brokers it will never see; it is graded the same.
import { Kafka, logLevel } from 'kafkajs';
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

const kafka = new Kafka({
  clientId: 'dawn',
  brokers: ['kafka.example:9092', 'kafka.example:9093'],
  logLevel: logLevel.ERROR,
});

export async function publishDawn(_ctx: Ctx, pickups: readonly Pickup[]): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({
    topic,
    messages: pickups.map((pickup) => ({
      key: pickup.farmId,
      value: JSON.stringify(pickup),
      headers: { 'event-id': pickup.lotId },
    })),
  });
  await producer.disconnect();
}

export async function startReader(
  _ctx: Ctx,
  groupId: string,
  onPickup: (pickup: Pickup) => void,
): Promise<Running> {
  const consumer = kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      if (message.value === null) return;
      onPickup(JSON.parse(message.value.toString()) as Pickup);
    },
  });
  return { stop: () => consumer.disconnect() };
}
