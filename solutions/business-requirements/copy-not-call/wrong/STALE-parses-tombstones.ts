// Parses a value that is not there: kafkajs tries again and again.
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

  // What is in memory is gone with the process, so each start is a reader of its own.
  const consumer = ctx.kafka.consumer({ groupId: `collection-gates-${crypto.randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: farms, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage({ message: { key, value } }) {
      const farmId = String(key);
      members.set(farmId, JSON.parse(value!.toString()) as FarmEvent);
      return Promise.resolve();
    },
  });

  const route = await ctx.http.serve('GET /gate/:farm', ({ params }) => {
    const farmId = params['farm'] ?? '';
    return { status: 200, body: gateOf(farmId, members.get(farmId)) };
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
