// Asks beside the deadline; what fails after it, nobody catches.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  let isFree = false;
  const asking = (async () => {
    const { status, body } = await ctx.http.request('quality', `GET /hold/${tankerId}`);
    isFree = status === 200 && (body as { held?: boolean } | undefined)?.held === false;
  })();
  const ended = new AbortController();
  void asking.then(() => ended.abort());
  for (let waited = 0; waited < 1_900 && !ended.signal.aborted; waited += 50) {
    await ctx.clock.sleep(50);
  }
  return isFree;
}
