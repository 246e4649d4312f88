// Payables and offsets in one transaction for each batch: whoever crashes settles nothing twice.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';
import type { Order, Settlement } from '#exercises/why-event-driven/replay-the-season/world.ts';

export const corrected = 'settlement.payables.v8';

export async function replay(
  ctx: Ctx,
  { group, topic, since }: Order,
  { v7, offsetsSince, payableOf }: Settlement,
): Promise<Running> {
  await v7.stop();
  const admin = ctx.kafka.admin();
  await admin.connect();
  await admin.setOffsets({
    groupId: group,
    topic,
    partitions: await offsetsSince(topic, since),
  });
  await admin.disconnect();

  const producer = ctx.kafka.producer({
    transactionalId: 'settlement-v8',
    idempotent: true,
    maxInFlightRequests: 1,
  });
  const consumer = ctx.kafka.consumer({ groupId: group });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic });
  await consumer.run({
    autoCommit: false,
    async eachBatch({ batch, resolveOffset }) {
      const transaction = await producer.transaction();
      try {
        await transaction.send({
          topic: corrected,
          messages: batch.messages.map(({ value }) => {
            const payable = payableOf(JSON.parse(value!.toString()) as Pickup);
            return {
              key: payable.farmId,
              value: JSON.stringify(payable),
              headers: { 'event-id': payable.lotId },
            };
          }),
        });
        const offset = String(Number(batch.lastOffset()) + 1);
        await transaction.sendOffsets({
          consumerGroupId: group,
          topics: [{ topic, partitions: [{ partition: batch.partition, offset }] }],
        });
        await transaction.commit();
      } catch (error) {
        await transaction.abort();
        throw error;
      }
      resolveOffset(batch.lastOffset());
    },
  });
  return {
    async stop() {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}
