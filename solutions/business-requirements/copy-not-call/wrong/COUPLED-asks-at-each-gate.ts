// Asks Membership at each gate.
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
  const route = await ctx.http.serve('GET /gate/:farm', async ({ params }) => {
    const farmId = params['farm'] ?? '';
    const { status, body } = await ctx.http.request('membership', `GET /farms/${farmId}`);
    return { status: 200, body: gateOf(farmId, status === 200 ? (body as FarmEvent) : undefined) };
  });
  return { stop: () => route.stop() };
}

function gateOf(farmId: string, farm: FarmEvent | undefined): Gate {
  if (farm === undefined) return { farmId, collect: false, reason: 'not a member' };
  const isHeld = farm.holdSince !== null;
  return { farmId, collect: !isHeld, reason: isHeld ? 'hold' : null };
}
