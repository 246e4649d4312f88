// Keeps its sums up to date as records come, and finds them on its disk when it starts.
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
  async function letIn({ siloId, pickups }: Load): Promise<boolean> {
    return ctx.db.transaction(async (tx) => {
      const silo = (await tx.get(`silos/${siloId}`)) as Silo;
      const litres = silo.litres + pickups.reduce((sum, pickup) => sum + pickup.litres, 0);
      const hasRoom = litres <= silo.capacity;
      if (hasRoom) {
        for (const one of pickups) await tx.put(`pickups/${one.lotId}`, { ...one, siloId });
        await tx.put(`silos/${siloId}`, { ...silo, litres });
      }
      return hasRoom;
    });
  }
  return ctx.http.serve('POST /unload', async ({ body }) => ({
    status: (await letIn(body as Load)) ? 201 : 409,
  }));
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
  const litres = new Map<string, Map<string, number>>();
  for (const key of await ctx.store.keys()) {
    const [farmId = '', lotId = ''] = key.split(' ');
    note(farmId, lotId, (await ctx.store.get(key)) as number);
  }

  function note(farmId: string, lotId: string, of: number): void {
    const lots = litres.get(farmId) ?? new Map<string, number>();
    litres.set(farmId, lots.set(lotId, of));
  }

  const consumer = ctx.kafka.consumer({ groupId: 'report' });
  await consumer.connect();
  await consumer.subscribe({ topics: [pickups], fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      const pickup = JSON.parse(String(message.value)) as Pickup;
      await ctx.store.put(`${pickup.farmId} ${pickup.lotId}`, pickup.litres);
      note(pickup.farmId, pickup.lotId, pickup.litres);
    },
  });
  const sum = (lots: Iterable<number>): number => [...lots].reduce((all, one) => all + one, 0);
  await ctx.http.serve('GET /month-end', () => {
    const lots = [...litres.values()].flatMap((own) => [...own.values()]);
    return { status: 200, body: { pickups: lots.length, litres: sum(lots) } };
  });
  await ctx.http.serve('GET /month-end/:farm', ({ params: { farm: farmId = '' } }) => {
    const lots = litres.get(farmId);
    if (lots === undefined) return { status: 404 };
    return { status: 200, body: { farmId, pickups: lots.size, litres: sum(lots.values()) } };
  });
  return { stop: () => consumer.disconnect() };
}
