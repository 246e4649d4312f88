// Whoever lost a message tries again, and nobody else: an answer, whatever it says, is an answer and goes up the chain.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, HttpResponse } from '#harness/learner/ctx.ts';

interface Order {
  pickup: Pickup;
  key: string;
  until: number;
}
type Captured =
  { status: 'captured'; payableId: string } | { status: 'refused' } | { status: 'unknown' };

async function ask(ctx: Ctx, service: string, order: Order): Promise<HttpResponse> {
  for (let tries = 0; tries < 3 && ctx.clock.now() < order.until; tries += 1) {
    try {
      return await ctx.http.request(service, 'POST /pickups', order);
    } catch {
      // Lost on the way, there or back: the same key makes the next try harmless.
    }
  }
  return { status: 502 };
}

export async function capture(ctx: Ctx, pickup: Pickup): Promise<Captured> {
  const order = { pickup, key: pickup.lotId, until: ctx.clock.now() + 3_000 };
  const late = ctx.clock.sleep(3_000).then((): HttpResponse => ({ status: 504 }));
  const { status, body } = await Promise.race([ask(ctx, 'quality', order), late]);
  if (status === 422) return { status: 'refused' };
  if (status !== 201) return { status: 'unknown' };
  return { status: 'captured', payableId: (body as { payableId: string }).payableId };
}

export async function passOn(ctx: Ctx, next: string, order: Order): Promise<HttpResponse> {
  return ask(ctx, next, order);
}
