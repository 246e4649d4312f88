// Publishes in one transaction; the reader commits its offsets in transactions, too.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

export async function publishDawn(ctx: Ctx, pickups: readonly Pickup[]): Promise<void> {
  const producer = ctx.kafka.producer({
    transactionalId: 'dawn',
    maxInFlightRequests: 1,
    idempotent: true,
  });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({
    topic,
    messages: pickups.map((pickup) => ({
      key: pickup.farmId,
      value: JSON.stringify(pickup),
      headers: { 'event-id': pickup.lotId },
    })),
  });
  await transaction.commit();
  await producer.disconnect();
}

export async function startReader(
  ctx: Ctx,
  groupId: string,
  onPickup: (pickup: Pickup) => void,
): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId });
  const producer = ctx.kafka.producer({
    transactionalId: `reader-${groupId}`,
    maxInFlightRequests: 1,
    idempotent: true,
  });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    async eachBatch({ batch }) {
      const transaction = await producer.transaction();
      for (const { value } of batch.messages) {
        if (value !== null) onPickup(JSON.parse(value.toString()) as Pickup);
      }
      const offset = String(BigInt(batch.lastOffset()) + 1n);
      await transaction.sendOffsets({
        consumerGroupId: groupId,
        topics: [{ topic, partitions: [{ partition: batch.partition, offset }] }],
      });
      await transaction.commit();
    },
  });
  return {
    async stop() {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}
