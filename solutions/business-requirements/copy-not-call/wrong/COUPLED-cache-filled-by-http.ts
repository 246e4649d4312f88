// Asks once for each farm, and keeps the answer.
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
  const cache = new Map<string, Gate>();
  const route = await ctx.http.serve('GET /gate/:farm', async ({ params }) => {
    const farmId = params['farm'] ?? '';
    const known = cache.get(farmId);
    if (known) return { status: 200, body: known };
    const { status, body } = await ctx.http.request('membership', `GET /farms/${farmId}`);
    const gate = gateOf(farmId, status === 200 ? (body as FarmEvent) : undefined);
    cache.set(farmId, gate);
    return { status: 200, body: gate };
  });
  return { stop: () => route.stop() };
}

function gateOf(farmId: string, farm: FarmEvent | undefined): Gate {
  if (farm === undefined) return { farmId, collect: false, reason: 'not a member' };
  const isHeld = farm.holdSince !== null;
  return { farmId, collect: !isHeld, reason: isHeld ? 'hold' : null };
}
