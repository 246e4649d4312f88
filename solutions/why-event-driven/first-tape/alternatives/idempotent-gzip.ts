// An idempotent producer, compressed; headers as bytes; subscribes by pattern.
import { CompressionTypes } from 'kafkajs';
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

export async function publishDawn(ctx: Ctx, pickups: readonly Pickup[]): Promise<void> {
  const producer = ctx.kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  await producer.send({
    topic,
    acks: -1,
    compression: CompressionTypes.GZIP,
    messages: pickups.map((pickup) => ({
      key: pickup.farmId,
      value: JSON.stringify(pickup),
      headers: { 'event-id': Buffer.from(pickup.lotId) },
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
  await consumer.subscribe({ topics: [/^collection\.pickups$/], fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      if (message.value === null) return;
      onPickup(JSON.parse(message.value.toString()) as Pickup);
    },
  });
  return { stop: () => consumer.disconnect() };
}
