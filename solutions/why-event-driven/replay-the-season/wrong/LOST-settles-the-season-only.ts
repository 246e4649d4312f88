// Passes over what came after the replay began: nobody settles it.
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
  const partitions = await offsetsSince(topic, since);
  await admin.setOffsets({ groupId: group, topic, partitions });
  await admin.disconnect();

  const producer = ctx.kafka.producer();
  const consumer = ctx.kafka.consumer({ groupId: group });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic });
  const began = since + 42 * 24 * 3600 * 1000 - 1;
  await consumer.run({
    async eachMessage({ message }) {
      if (Number(message.timestamp) > began) return;
      const payable = payableOf(JSON.parse(message.value!.toString()) as Pickup);
      await producer.send({
        topic: corrected,
        messages: [
          {
            key: payable.farmId,
            value: JSON.stringify(payable),
            headers: { 'event-id': payable.lotId },
          },
        ],
      });
    },
  });
  return {
    async stop() {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}
