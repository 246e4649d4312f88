// Adds what a correction changes, and takes a record that comes again right after it only for a repeat.
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
  const consumer = ctx.kafka.consumer({ groupId: 'month-end' });
  await consumer.connect();
  await consumer.subscribe({ topic: pickups, fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      const { farmId, lotId, litres } = JSON.parse(String(message.value)) as Pickup;
      const last = await ctx.store.get('last');
      if (last === `${lotId} ${litres}`) return;
      const before = ((await ctx.store.get(`lot ${lotId}`)) ?? 0) as number;
      const known = ((await ctx.store.get(farmId)) ?? { farmId, pickups: 0, litres: 0 }) as Totals;
      await ctx.store.put(farmId, {
        farmId,
        pickups: known.pickups + (before === 0 ? 1 : 0),
        litres: known.litres + litres - before,
      });
      await ctx.store.put(`lot ${lotId}`, litres);
      await ctx.store.put('last', `${lotId} ${litres}`);
    },
  });
  await ctx.http.serve('GET /month-end', async () => {
    const body = { pickups: 0, litres: 0 };
    for (const farmId of await ctx.store.keys('farm-')) {
      const totals = (await ctx.store.get(farmId)) as Totals;
      body.pickups += totals.pickups;
      body.litres += totals.litres;
    }
    return { status: 200, body };
  });
  await ctx.http.serve('GET /month-end/:farm', async ({ params: { farm = '' } }) => {
    const totals = await ctx.store.get(farm);
    return totals === undefined ? { status: 404 } : { status: 200, body: totals };
  });
  return { stop: () => consumer.disconnect() };
}
