// Waits for as long as Quality takes.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  try {
    const { status, body } = await ctx.http.request('quality', `GET /hold/${tankerId}`);
    return status === 200 && (body as { held?: boolean } | undefined)?.held === false;
  } catch {
    return false;
  }
}
