// The reader is an object of a class, and the producer is put away whatever happens.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

export async function sendPickup(ctx: Ctx, pickup: Pickup): Promise<void> {
  const producer = ctx.kafka.producer();
  await producer.connect();
  try {
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
  } finally {
    await producer.disconnect();
  }
}

export async function readPickups(ctx: Ctx, onPickup: (pickup: Pickup) => void): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId: 'hello-milk' });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      if (message.value === null) return;
      onPickup(JSON.parse(message.value.toString()) as Pickup);
    },
  });
  return new (class Reader {
    async stop(): Promise<void> {
      await consumer.stop();
      await consumer.disconnect();
    }
  })();
}
