// Antibiotic hold: a small feature, and three services that run while it is rolled out.
//
// Where the lab found antibiotic, Membership puts the farm on hold: `holdSince` in `membership.farms` is the
// day, and `null` again once the hold is lifted. From now on the next tanker must be refused there.
//
// Collection, Quality and Settlement are at work, and all three use one library, `shared`. What you name in
// `release` takes the place of what runs, and each service that it touches is stopped and started anew in
// the middle of the dawn. A new `shared` is taken in by all three. What you leave out goes on as it is.
// Change as little of the co-op as the feature needs.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

/** The library that all three services use. */
export interface Shared {
  /** What a record's value says; `null` for a tombstone. */
  read(value: Buffer | null): unknown;
  /** A message for `send`, with the header `event-id`. */
  message(
    key: string,
    eventId: string,
    value: unknown,
  ): { key: string; value: string; headers: { 'event-id': string } };
}

export type Part = (ctx: Ctx, shared: Shared) => Promise<Running>;

/** What takes the place of what runs. */
export interface Release {
  shared?: Shared;
  collection?: Part;
  quality?: Part;
  settlement?: Part;
}

/** The value of each record in `membership.farms`; no value: the farm has left. */
export interface FarmEvent {
  farmId: string;
  name: string;
  cows: number;
  holdSince: string | null;
}

/**
 * Collection as it runs today. A driver's tablet reports each pickup with `POST /pickups`. It is answered with 201 once
 * it is published, and with 409 and `{ reason: 'not a member' }` where the farm is none. A farm on hold is to get
 * 409 and `{ reason: 'hold' }`, and its pickup is not published. After a start, drivers come once it has read what
 * `membership.farms` has.
 */
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
    if (!farms.has(pickup.farmId)) return { status: 409, body: { reason: 'not a member' } };
    await producer.send({
      topic: 'collection.pickups',
      messages: [shared.message(pickup.farmId, pickup.lotId, pickup)],
    });
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

/** Yours to fill. */
export const release: Release = {};
