// Replays beside version 7 for a group of its own; when it has caught up, version 7 leaves, and version 8
// goes on in the old group where the other one stands.
import type { Consumer } from 'kafkajs';
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';
import type { Order, Settlement } from '#exercises/why-event-driven/replay-the-season/world.ts';

export const corrected = 'settlement.payables.v8';

export async function replay(
  ctx: Ctx,
  { group, topic, since }: Order,
  { v7, offsetsSince, payableOf }: Settlement,
): Promise<Running> {
  const admin = ctx.kafka.admin();
  const producer = ctx.kafka.producer();
  await Promise.all([admin.connect(), producer.connect()]);

  async function settleFor(groupId: string): Promise<Consumer> {
    const consumer = ctx.kafka.consumer({ groupId });
    await consumer.connect();
    await consumer.subscribe({ topic });
    await consumer.run({
      eachMessage: async ({ message }) => {
        const payable = payableOf(JSON.parse(message.value!.toString()) as Pickup);
        const headers = { 'event-id': payable.lotId };
        const value = JSON.stringify(payable);
        await producer.send({
          topic: corrected,
          messages: [{ key: payable.farmId, value, headers }],
        });
      },
    });
    return consumer;
  }

  const beside = `${group}-replay`;
  const partitions = await offsetsSince(topic, since);
  await admin.setOffsets({ groupId: beside, topic, partitions });
  const replaying = await settleFor(beside);
  const placesOf = async (groupId: string) =>
    (await admin.fetchOffsets({ groupId, topics: [topic] }))[0]!.partitions;
  for (;;) {
    const ends = await admin.fetchTopicOffsets(topic);
    const places = await placesOf(beside);
    const lag = places.reduce((sum, { partition, offset }) => {
      const end = ends.find((one) => one.partition === partition)!;
      return sum + Number(end.high) - Number(offset);
    }, 0);
    if (lag === 0) break;
    await ctx.clock.sleep(100);
  }

  await v7.stop();
  await replaying.disconnect();
  await admin.setOffsets({ groupId: group, topic, partitions: await placesOf(beside) });
  await admin.disconnect();
  const consumer = await settleFor(group);
  return {
    async stop() {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}
