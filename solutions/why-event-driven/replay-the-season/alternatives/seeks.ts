// Stops version 7 and lets version 8 seek: the first commit after that sets the group back.
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
  const offsets = await offsetsSince(topic, since);

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
  for (const { partition, offset } of offsets) consumer.seek({ topic, partition, offset });
  return {
    async stop() {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}
