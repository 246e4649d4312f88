// A reader of a class of its own; it commits by hand, once for each batch; sends in parts.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

export async function publishDawn(ctx: Ctx, pickups: readonly Pickup[]): Promise<void> {
  const producer = ctx.kafka.producer();
  await producer.connect();
  for (let at = 0; at < pickups.length; at += 100) {
    const part = pickups.slice(at, at + 100);
    await producer.send({
      topic,
      messages: part.map((pickup) => ({
        key: pickup.farmId,
        value: JSON.stringify(pickup),
        headers: { 'event-id': pickup.lotId },
      })),
    });
  }
  await producer.disconnect();
}

export async function startReader(
  ctx: Ctx,
  groupId: string,
  onPickup: (pickup: Pickup) => void,
): Promise<Running> {
  const reader = new Reader(ctx, groupId);
  await reader.start(onPickup);
  return reader;
}

class Reader implements Running {
  readonly #consumer;

  constructor(ctx: Ctx, groupId: string) {
    this.#consumer = ctx.kafka.consumer({ groupId, maxWaitTimeInMs: 2_000, minBytes: 1_000 });
  }

  async start(onPickup: (pickup: Pickup) => void): Promise<void> {
    const consumer = this.#consumer;
    await consumer.connect();
    await consumer.subscribe({ topic, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      async eachBatch({ batch }) {
        for (const { value } of batch.messages) {
          if (value !== null) onPickup(JSON.parse(value.toString()) as Pickup);
        }
        const offset = (BigInt(batch.lastOffset()) + 1n).toString();
        await consumer.commitOffsets([{ topic, partition: batch.partition, offset }]);
      },
    });
  }

  async stop(): Promise<void> {
    await this.#consumer.stop();
    await this.#consumer.disconnect();
  }
}
