// Sync chain: four services in line, each of which calls the next and waits for it.
//
//   Collection ── Quality ── Membership ── Settlement
//
// A driver has pumped a farm's milk and presses “done”. Collection asks Quality to expect the bottle, Quality asks Membership
// whose farm it is, Membership asks Settlement to write down what is owed; then the answers come back the same way. Two functions
// of the chain are yours: the beginning, and the step by which a service in the middle calls the next.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, HttpResponse } from '#harness/learner/ctx.ts';

/** For so long (ms) the driver waits for an answer. */
export const deadlineMs = 3_000;
/** So often, at most, any service may be asked for one press of the button, whatever goes wrong on the way. */
export const mostRequests = 3;

/** What goes down the chain, as it is. You may put more into it. */
export interface Order {
  pickup: Pickup;
  /** Settlement writes one payable for each key: asked again under a key it knows, it gives the first answer. */
  key: string;
  /** Nobody waits for an answer after this (ms since 1970, as `ctx.clock.now()` gives them). */
  until: number;
}

export type Captured =
  | { status: 'captured'; payableId: string }
  /** Settlement said no. */
  | { status: 'refused' }
  /** Nobody knows whether it was done. The driver presses again later, for the same pickup. */
  | { status: 'unknown' };

/**
 * Collection: called when the driver presses “done”. It asks `quality`, by `POST /pickups` with an `Order` as the body.
 *
 * - An answer with status 201 and `{ payableId }` is `captured`; 422 is `refused`, a definite no, after which nobody
 *   is asked again. Anything else, and a request that throws, says nothing about what was done.
 * - If one message gets lost, on whichever of the three hops and in whichever direction, the pickup is captured all the same.
 * - The driver has an answer within `deadlineMs`, whatever happens, and it does not throw.
 * - No pickup ever has two payables, also not when the driver presses again.
 */
export async function capture(ctx: Ctx, pickup: Pickup): Promise<Captured> {
  throw new Error('capture is yours to write.');
}

/**
 * Quality and Membership: has the next service do its part, by `POST /pickups` with the order, and gives what is to be
 * answered. What it throws becomes an answer with status 500.
 *
 * - An order whose time is over goes no further: whoever sent it has gone.
 */
export async function passOn(
  ctx: Ctx,
  next: 'membership' | 'settlement',
  order: Order,
): Promise<HttpResponse> {
  throw new Error('passOn is yours to write.');
}
