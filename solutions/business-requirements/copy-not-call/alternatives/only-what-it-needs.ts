// Keeps one word a farm, and no name and no cows.
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
  const gates = new Map<string, Gate['reason']>();

  // What is in memory is gone with the process, so each start is a reader of its own.
  const consumer = ctx.kafka.consumer({ groupId: `collection-gates-${crypto.randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: farms, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage({ message: { key, value } }) {
      const farmId = String(key);
      if (value === null) gates.set(farmId, 'not a member');
      else {
        const { holdSince } = JSON.parse(value.toString()) as FarmEvent;
        gates.set(farmId, holdSince === null ? null : 'hold');
      }
      return Promise.resolve();
    },
  });

  const route = await ctx.http.serve('GET /gate/:farm', ({ params }) => {
    const farmId = params['farm'] ?? '';
    const reason = gates.has(farmId) ? (gates.get(farmId) ?? null) : 'not a member';
    const body: Gate = { farmId, collect: reason === null, reason };
    return { status: 200, body };
  });

  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
    },
  };
}
