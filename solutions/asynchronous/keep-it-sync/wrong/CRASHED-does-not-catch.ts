// Lets what the request throws go on to the driver.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  const answer = await Promise.race([
    ctx.http.request('quality', `GET /hold/${tankerId}`),
    ctx.clock.sleep(1_500),
  ]);
  return answer?.status === 200 && (answer.body as { held?: boolean } | undefined)?.held === false;
}
