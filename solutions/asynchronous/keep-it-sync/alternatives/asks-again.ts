// Asks again while there is time: a single lost message does not keep the tanker out.
import type { Ctx } from '#harness/learner/ctx.ts';

const deadlineMs = 2_000;

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  const until = ctx.clock.now() + deadlineMs;
  const late = ctx.clock.sleep(deadlineMs).then(() => null);
  for (let tries = 0; tries < 3 && ctx.clock.now() < until; tries += 1) {
    const asked = ctx.http.request('quality', `GET /hold/${tankerId}`);
    const answer = await Promise.race([asked, late]).catch(() => undefined);
    if (answer === null) return false;
    if (answer?.status === 200)
      return (answer.body as { held?: unknown } | undefined)?.held === false;
  }
  return false;
}
