// Replays up to the end as it was, then lets version 8 go on from the end as it is.
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
  const ends = await admin.fetchTopicOffsets(topic);
  await admin.setOffsets({ groupId: `${group}-replay`, topic, partitions });
  let left = ends.reduce(
    (sum, { partition, high }) =>
      sum + Number(high) - Number(partitions.find((one) => one.partition === partition)!.offset),
    0,
  );
  let done = (): void => {};
  const replayed = new Promise<void>((resolve) => (done = resolve));

  const producer = ctx.kafka.producer();
  const consumer = ctx.kafka.consumer({ groupId: `${group}-replay` });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic });
  await consumer.run({
    async eachMessage({ message }) {
      if (left === 0) return;
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
      left -= 1;
      if (left === 0) done();
    },
  });
  await replayed;
  await consumer.disconnect();

  await admin.resetOffsets({ groupId: group, topic, earliest: false });
  await admin.disconnect();
  const live = ctx.kafka.consumer({ groupId: group });
  await live.connect();
  await live.subscribe({ topic });
  await live.run({
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
      await live.disconnect();
      await producer.disconnect();
    },
  };
}
