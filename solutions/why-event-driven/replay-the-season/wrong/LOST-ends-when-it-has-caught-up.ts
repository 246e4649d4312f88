// Takes the replay for a job that is done when there is nothing left to read; nobody settles after it.
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
  const watcher = ctx.kafka.admin();
  await watcher.connect();
  for (;;) {
    const [own] = await watcher.fetchOffsets({ groupId: group, topics: [topic] });
    const ends = await watcher.fetchTopicOffsets(topic);
    const lag = ends.reduce(
      (sum, { partition, high }) =>
        sum +
        Number(high) -
        Number(own?.partitions.find((one) => one.partition === partition)?.offset),
      0,
    );
    if (lag <= 0) break;
    await ctx.clock.sleep(200);
  }
  await watcher.disconnect();
  await consumer.disconnect();
  return { stop: () => producer.disconnect() };
}
