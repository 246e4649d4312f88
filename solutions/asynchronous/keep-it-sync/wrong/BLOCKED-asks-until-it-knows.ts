// Asks again and again, with pauses, until somebody answers.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  for (;;) {
    const answer = await ctx.http
      .request('quality', `GET /hold/${tankerId}`)
      .catch(() => undefined);
    if (answer?.status === 200)
      return (answer.body as { held?: boolean } | undefined)?.held === false;
    await ctx.clock.sleep(500);
  }
}
