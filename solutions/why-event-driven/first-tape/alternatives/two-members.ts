// Two members of the group in one process; the producer is put away whatever happens.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

export async function publishDawn(ctx: Ctx, pickups: readonly Pickup[]): Promise<void> {
  const admin = ctx.kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 3 }] });
  await admin.disconnect();
  const producer = ctx.kafka.producer();
  try {
    await producer.connect();
    await producer.send({
      topic,
      acks: 1,
      messages: pickups.map((pickup) => ({
        key: pickup.farmId,
        value: JSON.stringify(pickup),
        headers: { 'event-id': pickup.lotId },
      })),
    });
  } finally {
    await producer.disconnect();
  }
}

export async function startReader(
  ctx: Ctx,
  groupId: string,
  onPickup: (pickup: Pickup) => void,
): Promise<Running> {
  const members = [ctx.kafka.consumer({ groupId }), ctx.kafka.consumer({ groupId })];
  for (const consumer of members) {
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      async eachMessage({ message }) {
        if (message.value === null) return;
        onPickup(JSON.parse(message.value.toString()) as Pickup);
      },
    });
  }
  return {
    async stop() {
      await Promise.all(members.map((consumer) => consumer.disconnect()));
    },
  };
}
