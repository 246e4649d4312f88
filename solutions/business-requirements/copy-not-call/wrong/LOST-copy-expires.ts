// Trusts its copy for half a minute only, as a cache would.
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
  const members = new Map<string, FarmEvent>();
  const heard = new Map<string, number>();

  // What is in memory is gone with the process, so each start is a reader of its own.
  const consumer = ctx.kafka.consumer({ groupId: `collection-gates-${crypto.randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: farms, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage({ message: { key, value } }) {
      const farmId = String(key);
      heard.set(farmId, Date.now());
      if (value === null) members.delete(farmId);
      else members.set(farmId, JSON.parse(value.toString()) as FarmEvent);
      return Promise.resolve();
    },
  });

  const route = await ctx.http.serve('GET /gate/:farm', ({ params }) => {
    const farmId = params['farm'] ?? '';
    const isFresh = Date.now() - (heard.get(farmId) ?? 0) < 30_000;
    return { status: 200, body: gateOf(farmId, isFresh ? members.get(farmId) : undefined) };
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
