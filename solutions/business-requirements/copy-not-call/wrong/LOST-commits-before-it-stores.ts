// Commits each record before it is in the store.
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const farms = 'membership.farms';

export interface FarmEvent {
  farmId: string;
  name: string;
  cows: number;
  holdSince: string | null;
}

export interface Gate {
  farmId: string;
  collect: boolean;
  reason: 'hold' | 'not a member' | null;
}

export async function start(ctx: Ctx): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId: 'collection-gates' });
  await consumer.connect();
  await consumer.subscribe({ topic: farms, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    async eachMessage({ partition, message: { key, value, offset } }) {
      const next = String(Number(offset) + 1);
      await consumer.commitOffsets([{ topic: farms, partition, offset: next }]);
      const farmId = String(key);
      if (value === null) await ctx.store.delete(farmId);
      else await ctx.store.put(farmId, JSON.parse(value.toString()));
    },
  });
  const route = await ctx.http.serve('GET /gate/:farm', async ({ params }) => {
    const farmId = params['farm'] ?? '';
    const farm = (await ctx.store.get(farmId)) as FarmEvent | undefined;
    return { status: 200, body: gateOf(farmId, farm) };
  });
  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
    },
  };
}

function gateOf(farmId: string, farm: FarmEvent | undefined): Gate {
  if (farm === undefined) return { farmId, collect: false, reason: 'not a member' };
  const isHeld = farm.holdSince !== null;
  return { farmId, collect: !isHeld, reason: isHeld ? 'hold' : null };
}
