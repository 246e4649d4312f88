// Reads batch by batch, resolves each offset itself, beats while it works.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

export async function publishDawn(ctx: Ctx, pickups: readonly Pickup[]): Promise<void> {
  const producer = ctx.kafka.producer();
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
  ctx: Ctx,
  groupId: string,
  onPickup: (pickup: Pickup) => void,
): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachBatchAutoResolve: false,
    async eachBatch({ batch, resolveOffset, heartbeat }) {
      for (const message of batch.messages) {
        if (message.value !== null) onPickup(JSON.parse(message.value.toString()) as Pickup);
        resolveOffset(message.offset);
        await heartbeat();
      }
    },
  });
  return { stop: () => consumer.disconnect() };
}
