// The report asks Collection by http, which reads the database for it.
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
  await ctx.http.serve('GET /pickups', async () => {
    const keys = await ctx.db.keys('pickups/');
    return { status: 200, body: await Promise.all(keys.map((key) => ctx.db.get(key))) };
  });
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
  const rows = async (): Promise<PickupRow[]> =>
    (await ctx.http.request('collection', 'GET /pickups')).body as PickupRow[];
  const sum = (own: PickupRow[]) => ({
    pickups: own.length,
    litres: own.reduce((all, { litres }) => all + litres, 0),
  });
  await ctx.http.serve('GET /month-end', async () => ({ status: 200, body: sum(await rows()) }));
  return ctx.http.serve('GET /month-end/:farm', async ({ params: { farm: farmId = '' } }) => {
    const own = (await rows()).filter((row) => row.farmId === farmId);
    return own.length === 0 ? { status: 404 } : { status: 200, body: { farmId, ...sum(own) } };
  });
}
