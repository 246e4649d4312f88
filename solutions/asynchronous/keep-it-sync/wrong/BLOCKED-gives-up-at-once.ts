// Waits for a tenth of a second.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  const answer = await Promise.race([
    ctx.http.request('quality', `GET /hold/${tankerId}`).catch(() => undefined),
    ctx.clock.sleep(100),
  ]);
  return answer?.status === 200 && (answer.body as { held?: boolean } | undefined)?.held === false;
}
