// Sends side by side, waits for all; commits every so often and at the end; stops in two steps.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

export async function publishDawn(ctx: Ctx, pickups: readonly Pickup[]): Promise<void> {
  const producer = ctx.kafka.producer();
  await producer.connect();
  const byFarm = Map.groupBy(pickups, (pickup) => pickup.farmId);
  await Promise.all(
    Array.from(byFarm, ([key, ofFarm]) =>
      producer.send({
        topic,
        messages: ofFarm.map((pickup) => ({
          key,
          value: JSON.stringify(pickup),
          headers: { 'event-id': pickup.lotId },
        })),
      }),
    ),
  );
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
    autoCommitThreshold: 50,
    autoCommitInterval: 200,
    async eachMessage({ message }) {
      if (message.value === null) return;
      onPickup(JSON.parse(message.value.toString()) as Pickup);
    },
  });
  return {
    async stop() {
      await consumer.stop();
      await consumer.disconnect();
    },
  };
}
