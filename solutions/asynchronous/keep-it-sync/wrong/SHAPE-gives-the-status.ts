// Gives the word that Quality used.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  const answer = await Promise.race([
    ctx.http.request('quality', `GET /hold/${tankerId}`).catch(() => undefined),
    ctx.clock.sleep(1_500),
  ]);
  const said = answer?.status === 200 ? answer.body : undefined;
  return said as boolean;
}
