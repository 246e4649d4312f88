// Asks and does not look.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  await Promise.race([
    ctx.http.request('quality', `GET /hold/${tankerId}`).catch(() => undefined),
    ctx.clock.sleep(1_500),
  ]);
  return true;
}
