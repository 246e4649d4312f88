// First tape: one topic, read twice.
//
// Before dawn the tankers collect milk from 240 farms. Each collection is a fact: write all of them
// to the topic `collection.pickups`. Then let any service read the whole dawn, whenever it begins.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';

export const topic = 'collection.pickups';

/**
 * Writes every pickup to the topic. When the promise resolves, all of them are there to stay.
 * - key: the farm's id, so that one farm's pickups stay in order
 * - value: the pickup as JSON
 * - header `event-id`: the lot's id, which no other pickup has
 */
export async function publishDawn(ctx: Ctx, pickups: readonly Pickup[]): Promise<void> {
  throw new Error('publishDawn is yours to write.');
}

/**
 * Starts a reader for a group. It hands every pickup of the topic to `onPickup`, from the first one
 * that the topic still has, and goes on with new ones until it is stopped. A reader that starts
 * again goes on where its group left off.
 */
export async function startReader(
  ctx: Ctx,
  groupId: string,
  onPickup: (pickup: Pickup) => void,
): Promise<Running> {
  throw new Error('startReader is yours to write.');
}
