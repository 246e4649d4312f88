// Accepts a pickup and does not publish it any more.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export interface Shared {
  read(value: Buffer | null): unknown;
  message(
    key: string,
    eventId: string,
    value: unknown,
  ): { key: string; value: string; headers: { 'event-id': string } };
}

export type Part = (ctx: Ctx, shared: Shared) => Promise<Running>;

export interface Release {
  shared?: Shared;
  collection?: Part;
  quality?: Part;
  settlement?: Part;
}

export interface FarmEvent {
  farmId: string;
  name: string;
  cows: number;
  holdSince: string | null;
}

export async function collection(ctx: Ctx, shared: Shared): Promise<Running> {
  const farms = new Map<string, FarmEvent>();
  const consumer = ctx.kafka.consumer({ groupId: `collection-farms-${crypto.randomUUID()}` });
  const producer = ctx.kafka.producer();
  await Promise.all([consumer.connect(), producer.connect()]);
  await consumer.subscribe({ topic: 'membership.farms', fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage({ message: { key, value } }) {
      const farm = shared.read(value) as FarmEvent | null;
      if (farm === null) farms.delete(String(key));
      else farms.set(farm.farmId, farm);
      return Promise.resolve();
    },
  });

  const route = await ctx.http.serve('POST /pickups', async ({ body }) => {
    const pickup = body as Pickup;
    const farm = farms.get(pickup.farmId);
    if (farm === undefined) return { status: 409, body: { reason: 'not a member' } };
    if (farm.holdSince !== null) return { status: 409, body: { reason: 'hold' } };
    return { status: 201 };
  });

  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}

export const release: Release = { collection };
