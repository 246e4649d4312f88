// Waits for 240 pickups, which the topic need not have any more.
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
  let count = 0;
  let all: () => void = () => {};
  const complete = new Promise<void>((resolve) => (all = resolve));
  await consumer.run({
    async eachMessage({ message }) {
      if (message.value === null) return;
      onPickup(JSON.parse(message.value.toString()) as Pickup);
      if (++count === 240) all();
    },
  });
  await complete;
  return { stop: () => consumer.disconnect() };
}
