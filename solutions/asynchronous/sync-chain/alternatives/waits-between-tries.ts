// Waits longer from try to try, and never beyond the driver’s time.
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
  const signal = AbortSignal.timeout(3_000);
  const ends = new Promise<undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(undefined));
  });
  const order: Order = { pickup, key: pickup.lotId, until: ctx.clock.now() + 3_000 };
  for (const pause of [0, 200, 600]) {
    await Promise.race([ctx.clock.sleep(pause), ends]);
    if (signal.aborted) break;
    const asked = ctx.http.request('quality', 'POST /pickups', order).catch(() => undefined);
    const answer = await Promise.race([asked, ends]);
    switch (answer?.status) {
      case 201:
        return {
          status: 'captured',
          payableId: (answer?.body as { payableId: string }).payableId,
        };
      case 422:
        return { status: 'refused' };
    }
  }
  return { status: 'unknown' };
}

export async function passOn(ctx: Ctx, next: string, order: Order): Promise<HttpResponse> {
  return order.until > ctx.clock.now()
    ? ctx.http.request(next, 'POST /pickups', order)
    : { status: 408 };
}
