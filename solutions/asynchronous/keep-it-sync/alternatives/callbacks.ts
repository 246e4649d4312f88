// Whoever comes first settles one promise: the answer, the failure or the timer.
import type { Ctx } from '#harness/learner/ctx.ts';

export function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), 1_500);
    ctx.http.request('quality', `GET /hold/${tankerId}`).then(
      (answer) => {
        clearTimeout(timer);
        const body = answer.body as { held?: boolean } | null | undefined;
        resolve(answer.status === 200 && body?.held === false);
      },
      () => {
        clearTimeout(timer);
        resolve(false);
      },
    );
  });
}
