// Keeps one row a farm with its sum, and what each lot has added to it; commits by hand.
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

/** What is kept of a farm: its sum, and what each lot has added to it. */
interface Account {
  litres: number;
  lots: Record<string, number>;
}

export async function report(ctx: Ctx): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId: 'accounting' });
  await consumer.connect();
  await consumer.subscribe({ topic: pickups, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    async eachMessage({ topic, partition, message: { value, offset } }) {
      const { farmId, lotId, litres } = JSON.parse(String(value)) as Pickup;
      const account = ((await ctx.store.get(farmId)) ?? { litres: 0, lots: {} }) as Account;
      account.litres += litres - (account.lots[lotId] ?? 0);
      account.lots[lotId] = litres;
      await ctx.store.put(farmId, account);
      const next = (BigInt(offset) + 1n).toString();
      await consumer.commitOffsets([{ topic, partition, offset: next }]);
    },
  });
  const of = ({ litres, lots }: Account) => ({ pickups: Object.keys(lots).length, litres });
  await ctx.http.serve('GET /month-end', async () => {
    const body = { pickups: 0, litres: 0 };
    for (const farmId of await ctx.store.keys()) {
      const { pickups, litres } = of((await ctx.store.get(farmId)) as Account);
      body.pickups += pickups;
      body.litres += litres;
    }
    return { status: 200, body };
  });
  await ctx.http.serve('GET /month-end/:farm', async ({ params: { farm = '' } }) => {
    const account = (await ctx.store.get(farm)) as Account | undefined;
    if (account === undefined) return { status: 404 };
    return { status: 200, body: { farmId: farm, ...of(account) } };
  });
  return { stop: () => consumer.disconnect() };
}
