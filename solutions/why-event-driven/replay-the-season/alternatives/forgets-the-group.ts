// Has the broker forget what the group has committed, begins where the topic does, and passes over what is older.
import { Kafka } from 'kafkajs';
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Payable, Pickup } from '#exercises/story.ts';
import type { Order, Settlement } from '#exercises/why-event-driven/replay-the-season/world.ts';

export const corrected = 'settlement.payables.v8';

export async function replay(
  ctx: Ctx,
  { group, topic, since }: Order,
  { v7, payableOf }: Settlement,
): Promise<Running> {
  const kafka = new Kafka({ clientId: 'settlement-v8', brokers: ['localhost:9092'] });
  const admin = kafka.admin();
  await admin.connect();
  await v7.stop();
  await admin.deleteGroups([group]);
  await admin.disconnect();

  const producer = kafka.producer();
  await producer.connect();
  const consumer = kafka.consumer({ groupId: group });
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch, heartbeat }) => {
      const due = batch.messages.filter(({ timestamp }) => Number(timestamp) >= since);
      await Promise.all(
        due.map((message) => {
          const payable: Payable = payableOf(JSON.parse(String(message.value)) as Pickup);
          return producer.send({
            topic: corrected,
            messages: [
              {
                key: payable.farmId,
                value: JSON.stringify(payable, null, 2),
                headers: { 'event-id': payable.lotId },
              },
            ],
          });
        }),
      );
      await heartbeat();
    },
  });
  return { stop: () => consumer.disconnect() };
}
