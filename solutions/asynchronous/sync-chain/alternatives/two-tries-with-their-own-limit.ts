// Two tries, each with half of the time; in the middle nothing is tried again, and a call takes no longer than its order.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, HttpResponse } from '#harness/learner/ctx.ts';

interface Order {
  pickup: Pickup;
  key: string;
  until: number;
}
type Captured =
  { status: 'captured'; payableId: string } | { status: 'refused' } | { status: 'unknown' };

async function within<T>(ctx: Ctx, ms: number, promise: Promise<T>): Promise<T> {
  const late = ctx.clock.sleep(ms).then(() => Promise.reject(new Error('too late')));
  return Promise.race([promise, late]);
}

export async function capture(ctx: Ctx, pickup: Pickup): Promise<Captured> {
  const until = ctx.clock.now() + 2_800;
  const order: Order = { pickup, key: `pickup ${pickup.lotId}`, until };
  for (const share of [2, 1]) {
    const ms = (until - ctx.clock.now()) / share;
    try {
      const asked = ctx.http.request('quality', 'POST /pickups', order);
      const { status, body } = await within(ctx, ms, asked);
      if (status === 201) return { status: 'captured', ...(body as { payableId: string }) };
      if (status === 422) return { status: 'refused' };
    } catch {
      // The next try, if there is one.
    }
  }
  return { status: 'unknown' };
}

export async function passOn(ctx: Ctx, next: string, order: Order): Promise<HttpResponse> {
  const left = order.until - ctx.clock.now();
  if (left <= 0) throw new Error('too late');
  return within(ctx, left, ctx.http.request(next, 'POST /pickups', order));
}
