// Reads batch by batch.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const topic = 'collection.pickups';
export const groupId = 'hello-milk';

export async function sendPickup(ctx: Ctx, pickup: Pickup): Promise<void> {
  const producer = ctx.kafka.producer();
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

export async function readPickups(ctx: Ctx, onPickup: (pickup: Pickup) => void): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    async eachBatch({ batch }) {
      for (const { value } of batch.messages) {
        if (value !== null) onPickup(JSON.parse(value.toString()) as Pickup);
      }
    },
  });
  return { stop: () => consumer.disconnect() };
}
