// Says no to everybody.
import type { Ctx } from '#harness/learner/ctx.ts';

export async function mayUnload(_ctx: Ctx, _tankerId: string): Promise<boolean> {
  return false;
}
