// Untangle: the chain of `sync-chain` once more, as events. Two tasks, graded one by one, in one file.
//
// Collection writes down that it has picked up milk, and drives on. Settlement reads that when it can. Neither calls the other, so
// each may be down, be three of a kind, or be a version ahead.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const pickups = 'collection.pickups';
export const payables = 'settlement.payables';
export const groupId = 'settlement';

/** What Collection writes from now on: version 2. The gates have scales now, so milk is weighed. */
export interface PickupV2 {
  version: 2;
  lotId: string;
  farmId: string;
  tankerId: string;
  kg: number;
  tempC: number;
}

/** What Settlement writes for each pickup. */
export interface Payable {
  lotId: string;
  farmId: string;
  kg: number;
}

/** Litres of milk in kilograms. It is supplied: leave it as it is. */
export function kilograms(litres: number): number {
  return Math.round(litres * 103) / 100;
}

/**
 * Task 1, events (Collection's side). Called when the driver presses “done”; when it resolves, the driver leaves. Nobody else need
 * be there for that, Settlement least of all.
 * Writes one event to `collection.pickups`:
 * - key: the farm's id
 * - value: a `PickupV2` as JSON; the tablet still gives litres, so `kilograms` makes the weight
 * - header `event-id`: the lot's id
 */
export async function capture(ctx: Ctx, pickup: Pickup): Promise<void> {
  throw new Error('capture is yours to write.');
}

/**
 * Task 1, events (Settlement's side), and task 2, rollout. A service: resolves once it is at work; `stop` of what it gives back
 * resolves once it has stopped. Both topics exist, with three partitions each.
 *
 * Task 1. For each event of `collection.pickups` there is one on `settlement.payables`, also when the service was killed in between:
 * - key: the lot's id; value: a `Payable` as JSON
 * - header `causation-id`: the pickup's `event-id`
 * - header `event-id`: names this payable, and is the same if it has to be written again after a crash
 * It reads for the group `groupId`.
 *
 * Task 2. Three instances of the service run side by side and share the work. They are replaced one after the other while milk
 * comes in. Tablets that were not updated still write version 1, a `Pickup` without `version`, whose `litres` are to be
 * kilograms. Both versions get their payables, and nothing is lost.
 */
export async function settle(ctx: Ctx): Promise<Running> {
  throw new Error('settle is yours to write.');
}
