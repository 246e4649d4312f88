// Publishes in one transaction; the reader commits its offsets in transactions, too. Each partition
// has a transactional id of its own: a broker refuses a transaction while the last one under its id ends.
import type { Producer } from 'kafkajs';
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
  const producers = new Map<number, Producer>();
  async function producerOf(partition: number): Promise<Producer> {
    const known = producers.get(partition);
    if (known !== undefined) return known;
    const producer = ctx.kafka.producer({
      transactionalId: `reader-${groupId}-${partition}`,
      maxInFlightRequests: 1,
      idempotent: true,
    });
    producers.set(partition, producer);
    await producer.connect();
    return producer;
  }
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    async eachBatch({ batch }) {
      const transaction = await (await producerOf(batch.partition)).transaction();
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
      await Promise.all([...producers.values()].map((producer) => producer.disconnect()));
    },
  };
}
