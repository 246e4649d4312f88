// Believes what stands in an answer that says 503.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  const answer = await Promise.race([
    ctx.http.request('quality', `GET /hold/${tankerId}`).catch(() => undefined),
    ctx.clock.sleep(1_500),
  ]);
  return (answer?.body as { held?: boolean } | undefined)?.held === false;
}
