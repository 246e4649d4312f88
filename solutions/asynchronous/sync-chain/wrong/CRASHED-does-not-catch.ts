// Lets a failed request go on to the driver.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, HttpResponse } from '#harness/learner/ctx.ts';

interface Order {
  pickup: Pickup;
  key: string;
  until: number;
}
type Captured =
  { status: 'captured'; payableId: string } | { status: 'refused' } | { status: 'unknown' };

export async function capture(ctx: Ctx, pickup: Pickup): Promise<Captured> {
  const order: Order = { pickup, key: pickup.lotId, until: ctx.clock.now() + 3_000 };
  const { status, body } = await ctx.http.request('quality', 'POST /pickups', order);
  if (status === 201)
    return { status: 'captured', payableId: (body as { payableId: string }).payableId };
  return status === 422 ? { status: 'refused' } : { status: 'unknown' };
}

export async function passOn(ctx: Ctx, next: string, order: Order): Promise<HttpResponse> {
  if (ctx.clock.now() >= order.until) return { status: 504 };
  return ctx.http.request(next, 'POST /pickups', order);
}
