// Gives version 7 five seconds to leave, instead of waiting until it has.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';
import type { Order, Settlement } from '#exercises/why-event-driven/replay-the-season/world.ts';

export const corrected = 'settlement.payables.v8';

export async function replay(
  ctx: Ctx,
  { group, topic, since }: Order,
  { v7, offsetsSince, payableOf }: Settlement,
): Promise<Running> {
  v7.stop();
  await new Promise((resolve) => setTimeout(resolve, 5_000));

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
  await consumer.run({
    async eachMessage({ message }) {
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
