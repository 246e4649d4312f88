import type { Ctx, HttpResponse } from '#harness/learner/ctx.ts';

/** For so long (ms) the driver waits for an answer. */
export const deadlineMs = 2_000;

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  const noAnswer = (): undefined => undefined;
  const answer = await Promise.race<HttpResponse | undefined>([
    ctx.http.request('quality', `GET /hold/${tankerId}`).catch(noAnswer),
    ctx.clock.sleep(deadlineMs).then(noAnswer),
  ]);
  return answer?.status === 200 && saysFree(answer.body);
}

/** Only a plain no allows it: silence and riddles do not. */
function saysFree(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'held' in body && body.held === false;
}
