// The co-op around the answer: version 1 of three services and of the library that they share, and
// Membership, which can be asked for a farm.
import type { LabResult, Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { FarmEvent, Part, Release, Shared } from './exercise.ts';

const names = ['collection', 'quality', 'settlement'] as const;
type Name = (typeof names)[number];

// #region workspace
const sharedV1: Shared = {
  read: (value) => (value === null ? null : JSON.parse(value.toString())) as unknown,
  message: (key, eventId, value) => ({
    ...{ key, value: JSON.stringify(value) },
    headers: { 'event-id': eventId },
  }),
};

const v1: Record<Name, Part> = {
  collection,
  quality: follow('collection.pickups', 'quality.lab-results', ({ lotId, farmId }) => ({
    ...{ lotId, farmId, fat: 3.9, protein: 3.2, cells: 120, bacteria: 12 },
    antibiotic: 'negative',
  })),
  settlement: follow('quality.lab-results', 'settlement.payables', (result) => ({
    ...{ lotId: result.lotId, farmId: result.farmId, amount: Math.round(result.fat * 9_500) },
  })),
};
// #endregion workspace

/** Collection, as the exercise ships it. */
async function collection(ctx: Ctx, shared: Shared): Promise<Running> {
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

/** A service that makes one event of each that it reads. */
function follow(from: string, to: string, made: (event: LabResult & Pickup) => object): Part {
  return async (ctx, shared) => {
    const consumer = ctx.kafka.consumer({ groupId: ctx.name });
    const producer = ctx.kafka.producer();
    await Promise.all([consumer.connect(), producer.connect()]);
    await consumer.subscribe({ topic: from, fromBeginning: true });
    await consumer.run({
      async eachMessage({ message }) {
        // One of the two, as the topic has it.
        const event = shared.read(message.value) as (LabResult & Pickup) | null;
        if (event === null) return;
        const { lotId, farmId } = event;
        await producer.send({ topic: to, messages: [shared.message(farmId, lotId, made(event))] });
      },
    });
    return {
      async stop() {
        await consumer.disconnect();
        await producer.disconnect();
      },
    };
  };
}

interface Answer {
  release: unknown;
}

function releaseIn({ release }: Answer): Release {
  return typeof release === 'object' && release !== null ? release : {};
}

/** What the answer puts in place of what runs, by name. */
export function released(answer: Answer): string[] {
  const release = releaseIn(answer);
  return (['shared', ...names] as const).filter((name) => release[name] !== undefined);
}

/** Starts a service: as it was, or as the answer has it. */
export function startService(
  answer: Answer,
  ctx: Ctx,
  name: Name,
  version: 1 | 2,
): Promise<Running> {
  const release = version === 1 ? {} : releaseIn(answer);
  const part = release[name] ?? v1[name];
  return part(ctx, { ...sharedV1, ...release.shared });
}

/** Membership answers for each farm what it has last said of it. */
export async function openMembership(_answer: unknown, ctx: Ctx): Promise<Running> {
  const farms = new Map<string, FarmEvent | null>();
  const consumer = ctx.kafka.consumer({ groupId: 'membership' });
  await consumer.connect();
  await consumer.subscribe({ topic: 'membership.farms', fromBeginning: true });
  await consumer.run({
    eachMessage({ message: { key, value } }) {
      farms.set(String(key), sharedV1.read(value) as FarmEvent | null);
      return Promise.resolve();
    },
  });
  const route = await ctx.http.serve('GET /farms/:farm', ({ params }) => {
    const farm = farms.get(params['farm'] ?? '') ?? null;
    return farm === null ? { status: 404 } : { status: 200, body: farm };
  });
  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
    },
  };
}
