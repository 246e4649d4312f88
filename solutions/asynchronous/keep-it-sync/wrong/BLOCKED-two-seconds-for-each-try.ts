// Each of three tries has the whole of the driver’s two seconds.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = await Promise.race([
      ctx.http.request('quality', `GET /hold/${tankerId}`).catch(() => undefined),
      ctx.clock.sleep(2_000),
    ]);
    if (answer?.status === 200)
      return (answer.body as { held?: boolean } | undefined)?.held === false;
  }
  return false;
}
