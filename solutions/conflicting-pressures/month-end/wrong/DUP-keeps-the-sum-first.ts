// Keeps the sum, and then the lot: a crash in between, and the lot is added again.
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

  const one = await ctx.http.serve(
    'GET /month-end/:farm',
    async ({ params: { farm: farmId = '' } }) => {
      const totals = await ctx.store.get(`totals/${farmId}`);
      return totals === undefined ? { status: 404 } : { status: 200, body: totals };
    },
  );
  const all = await ctx.http.serve('GET /month-end', async () => {
    const keys = await ctx.store.keys('totals/');
    const every = (await Promise.all(keys.map((key) => ctx.store.get(key)))) as Totals[];
    return {
      status: 200,
      body: {
        pickups: every.reduce((sum, one) => sum + one.pickups, 0),
        litres: every.reduce((sum, one) => sum + one.litres, 0),
      },
    };
  });

  await consumer.run({
    async eachMessage({ message }) {
      const pickup = JSON.parse(String(message.value)) as Pickup;
      const before = (await ctx.store.get(`lots/${pickup.lotId}`)) as Pickup | undefined;
      const totals = ((await ctx.store.get(`totals/${pickup.farmId}`)) as Totals | undefined) ?? {
        farmId: pickup.farmId,
        pickups: 0,
        litres: 0,
      };
      if (before === undefined) totals.pickups += 1;
      totals.litres += pickup.litres - (before?.litres ?? 0);
      await ctx.store.put(`totals/${pickup.farmId}`, totals);
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
