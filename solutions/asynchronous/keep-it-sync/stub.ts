// Keep it sync: a question that has to be answered before the milk flows.
//
// A tanker stands at the plant's gate, the hose is on. If Quality has placed a hold on it, because of antibiotics
// in one of its bottles, and it unloads all the same, a whole silo is poured away.
import type { Ctx } from '#harness/learner/ctx.ts';

/** For so long (ms) the driver waits for an answer. */
export const deadlineMs = 2_000;

/**
 * Says whether the tanker may unload now: `true` or `false`.
 *
 * Quality decides on holds, and places and lifts them at any moment, also while a question is on its way. It answers
 * `GET /hold/<tankerId>` with status 200 and `{ held: true }` or `{ held: false }`. You ask it by
 * `ctx.http.request('quality', …)`, which gives `{ status, body }` and throws where there is no answer.
 * Quality also writes each hold and each lifting to the topic `quality.holds`, a moment later.
 *
 * - `true` only where Quality has said, to this question, that the tanker is not held.
 * - Where there is any doubt the milk stays in the tanker: where Quality cannot be reached, or its answer never comes, or
 *   has another status than 200, or does not say, the answer is `false`. It does not throw.
 * - The driver has an answer within `deadlineMs`, whatever Quality does; and where Quality answers within one
 *   second, the driver has Quality's answer. `ctx.clock.sleep(ms)` resolves after a while.
 */
export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  throw new Error('mayUnload is yours to write.');
}
