// The two services in the middle of the line. What each of them does itself takes no time here; then it has the next
// one do its part, by your `passOn`, and answers with what that gives.
import type { Ctx, HttpResponse, Running } from '#harness/learner/ctx.ts';

type PassOn = (ctx: Ctx, next: string, order: unknown) => Promise<HttpResponse>;

// #region hop
export function openHop({ passOn }: { passOn: PassOn }, ctx: Ctx, next: string): Promise<Running> {
  return ctx.http.serve('POST /pickups', ({ body: order }) => passOn(ctx, next, order));
}
// #endregion hop
