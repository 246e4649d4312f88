// Keeps the offset before the lot: a crash in between, and the lot is taken for one that was read.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const pickups = 'collection.pickups';

export interface Load {
  siloId: string;
  pickups: Pickup[];
}

export interface Silo {
  siloId: string;
  capacity: number;
  litres: number;
}

export interface PickupRow extends Pickup {
  siloId: string;
}

export interface Totals {
  farmId: string;
  pickups: number;
  litres: number;
}

export async function dispatch(ctx: Ctx): Promise<Running> {
  return ctx.http.serve('POST /unload', async ({ body }) => {
    const { siloId, pickups } = body as Load;
    const isIn = await ctx.db.transaction(async (tx) => {
      const silo = (await tx.get(`silos/${siloId}`)) as Silo;
      const litres = pickups.reduce((sum, pickup) => sum + pickup.litres, silo.litres);
      if (litres > silo.capacity) return false;
      await tx.put(`silos/${siloId}`, { ...silo, litres });
      for (const pickup of pickups) await tx.put(`pickups/${pickup.lotId}`, { ...pickup, siloId });
      return true;
    });
    return { status: isIn ? 201 : 409 };
  });
}

export async function publish(ctx: Ctx): Promise<Running> {
  const producer = ctx.kafka.producer();
  await producer.connect();
  const following = await ctx.db.onCommit(async ({ changes }) => {
    const messages = changes
      .filter(({ key }) => key.startsWith('pickups/'))
      .map(({ value }) => messageOf(value as PickupRow));
    if (messages.length > 0) await producer.send({ topic: pickups, messages });
  });
  return {
    async stop() {
      await following.stop();
      await producer.disconnect();
    },
  };
}

function messageOf({ lotId, farmId, tankerId, litres, tempC }: PickupRow) {
  const pickup: Pickup = { lotId, farmId, tankerId, litres, tempC };
  return { key: farmId, value: JSON.stringify(pickup) };
}

export async function report(ctx: Ctx): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId: 'accounting' });
  await consumer.connect();
  await consumer.subscribe({ topic: pickups, fromBeginning: true });

  const lots = async () => {
    const keys = await ctx.store.keys('lots/');
    return (await Promise.all(keys.map((key) => ctx.store.get(key)))) as Pickup[];
  };
  const one = await ctx.http.serve(
    'GET /month-end/:farm',
    async ({ params: { farm: farmId = '' } }) => {
      const mine = (await lots()).filter((lot) => lot.farmId === farmId);
      if (mine.length === 0) return { status: 404 };
      const litres = mine.reduce((sum, lot) => sum + lot.litres, 0);
      return { status: 200, body: { farmId, pickups: mine.length, litres } satisfies Totals };
    },
  );
  const all = await ctx.http.serve('GET /month-end', async () => {
    const every = await lots();
    const litres = every.reduce((sum, lot) => sum + lot.litres, 0);
    return { status: 200, body: { pickups: every.length, litres } };
  });

  await consumer.run({
    async eachMessage({ partition, message }) {
      const pickup = JSON.parse(String(message.value)) as Pickup;
      const at = `at/${partition}`;
      const last = (await ctx.store.get(at)) as string | undefined;
      if (last !== undefined && BigInt(message.offset) <= BigInt(last)) return;
      await ctx.store.put(at, message.offset);
      await ctx.store.put(`lots/${pickup.lotId}`, pickup);
    },
  });
  return {
    async stop() {
      await one.stop();
      await all.stop();
      await consumer.disconnect();
    },
  };
}
