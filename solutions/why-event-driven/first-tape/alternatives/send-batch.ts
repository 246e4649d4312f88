// One request for many topics, a partitioner of its own, bytes for keys, values and headers.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

export async function publishDawn(ctx: Ctx, pickups: readonly Pickup[]): Promise<void> {
  const producer = ctx.kafka.producer({
    allowAutoTopicCreation: false,
    createPartitioner:
      () =>
      ({ message, partitionMetadata }) =>
        Number(message.key?.toString().replace('farm-', '')) % partitionMetadata.length,
  });
  await producer.connect();
  await producer.sendBatch({
    topicMessages: [
      {
        topic,
        messages: pickups.map((pickup) => ({
          key: Buffer.from(pickup.farmId),
          value: Buffer.from(JSON.stringify(pickup)),
          headers: { 'event-id': Buffer.from(pickup.lotId), source: 'tanker' },
        })),
      },
    ],
  });
  await producer.disconnect();
}

export async function startReader(
  ctx: Ctx,
  groupId: string,
  onPickup: (pickup: Pickup) => void,
): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    partitionsConsumedConcurrently: 3,
    async eachMessage({ message }) {
      if (message.value === null) return;
      onPickup(JSON.parse(message.value.toString()) as Pickup);
    },
  });
  return { stop: () => consumer.disconnect() };
}
