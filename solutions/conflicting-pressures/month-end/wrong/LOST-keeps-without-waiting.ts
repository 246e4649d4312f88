// Goes on to the next record, and commits, before the litres are kept.
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
    eachMessage({ message }) {
      const pickup = JSON.parse(String(message.value)) as Pickup;
      void ctx.store.put(`${pickup.farmId}/${pickup.lotId}`, pickup.litres);
      return Promise.resolve();
    },
  });

  async function total(prefix: string): Promise<Omit<Totals, 'farmId'>> {
    const keys = await ctx.store.keys(prefix);
    const litres = (await Promise.all(keys.map((key) => ctx.store.get(key)))) as number[];
    return { pickups: keys.length, litres: litres.reduce((sum, one) => sum + one, 0) };
  }

  const routes = await Promise.all([
    ctx.http.serve('GET /month-end', async () => ({ status: 200, body: await total('') })),
    ctx.http.serve('GET /month-end/:farm', async ({ params: { farm: farmId = '' } }) => {
      const totals = await total(`${farmId}/`);
      if (totals.pickups === 0) return { status: 404 };
      return { status: 200, body: { farmId, ...totals } };
    }),
  ]);
  return {
    async stop() {
      await Promise.all(routes.map((route) => route.stop()));
      await consumer.disconnect();
    },
  };
}
