// Asks once for each tanker and remembers the answer.
import type { Ctx } from '#harness/learner/ctx.ts';

const known = new Map<string, boolean>();

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  const before = known.get(tankerId);
  if (before !== undefined) return before;
  const answer = await Promise.race([
    ctx.http.request('quality', `GET /hold/${tankerId}`).catch(() => undefined),
    ctx.clock.sleep(1_500),
  ]);
  if (answer?.status !== 200) return false;
  const isFree = (answer.body as { held?: boolean } | undefined)?.held === false;
  if (isFree) known.set(tankerId, isFree);
  return isFree;
}
