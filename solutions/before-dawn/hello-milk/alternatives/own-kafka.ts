// Makes a client of its own; it is graded the same.
import { Kafka } from 'kafkajs';
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const topic = 'collection.pickups';
export const groupId = 'hello-milk';

const kafka = new Kafka({ clientId: 'my-own', brokers: ['localhost:9092'] });

export async function sendPickup(_ctx: Ctx, pickup: Pickup): Promise<void> {
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({
    topic,
    messages: [
      {
        key: pickup.farmId,
        value: JSON.stringify(pickup),
        headers: { 'event-id': pickup.lotId },
      },
    ],
  });
  await producer.disconnect();
}

export async function readPickups(_ctx: Ctx, onPickup: (pickup: Pickup) => void): Promise<Running> {
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
