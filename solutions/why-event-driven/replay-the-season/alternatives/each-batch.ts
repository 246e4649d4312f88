// One send for each batch, and offsets resolved when the payables are there.
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

  const producer = ctx.kafka.producer({ idempotent: true });
  const consumer = ctx.kafka.consumer({ groupId: group });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic });
  await consumer.run({
    eachBatchAutoResolve: false,
    async eachBatch({ batch, resolveOffset, commitOffsetsIfNecessary, isStale }) {
      if (isStale()) return;
      const payables = batch.messages.map(({ value }) =>
        payableOf(JSON.parse(value!.toString()) as Pickup),
      );
      await producer.send({
        topic: corrected,
        messages: payables.map((payable) => ({
          key: payable.farmId,
          value: JSON.stringify(payable),
          headers: { 'event-id': payable.lotId },
        })),
      });
      resolveOffset(batch.lastOffset());
      await commitOffsetsIfNecessary();
    },
  });
  return { stop: () => Promise.all([consumer.disconnect(), producer.disconnect()]).then(() => {}) };
}
