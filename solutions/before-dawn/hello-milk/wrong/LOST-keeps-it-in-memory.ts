// Reads what it sent from a variable; the reader is another process.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const topic = 'collection.pickups';
export const groupId = 'hello-milk';
const sent: Pickup[] = [];

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
  sent.push(pickup);
}

export async function readPickups(_ctx: Ctx, onPickup: (pickup: Pickup) => void): Promise<Running> {
  for (const pickup of sent) onPickup(pickup);
  return { stop: async () => {} };
}
