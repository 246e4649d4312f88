import type { Pickup } from '#exercises/story.ts';
import type { Ctx, HttpResponse } from '#harness/learner/ctx.ts';

/** For so long (ms) the driver waits for an answer. */
export const deadlineMs = 3_000;
/** So often, at most, any service may be asked for one press of the button, whatever goes wrong on the way. */
export const mostRequests = 3;

export interface Order {
  pickup: Pickup;
  key: string;
  until: number;
}

export type Captured =
  { status: 'captured'; payableId: string } | { status: 'refused' } | { status: 'unknown' };

export async function capture(ctx: Ctx, pickup: Pickup): Promise<Captured> {
  const order: Order = { pickup, key: pickup.lotId, until: ctx.clock.now() + deadlineMs };
  const tooLate = ctx.clock.sleep(deadlineMs).then(() => 'too late' as const);
  // Only here is anything tried again: what each of four tries thrice, the last one gets many times over.
  for (let tries = 0; tries < mostRequests; tries += 1) {
    const asked = ctx.http.request('quality', 'POST /pickups', order);
    const answer = await Promise.race([asked.catch(() => undefined), tooLate]);
    if (answer === 'too late') break;
    if (answer?.status === 422) return { status: 'refused' };
    if (answer?.status === 201) return { status: 'captured', payableId: idIn(answer) };
  }
  return { status: 'unknown' };
}

export async function passOn(
  ctx: Ctx,
  next: 'membership' | 'settlement',
  order: Order,
): Promise<HttpResponse> {
  if (ctx.clock.now() >= order.until) return { status: 504 };
  return ctx.http.request(next, 'POST /pickups', order);
}

/** Settlement's word for it. */
function idIn({ body }: HttpResponse): string {
  return (body as { payableId: string }).payableId;
}
