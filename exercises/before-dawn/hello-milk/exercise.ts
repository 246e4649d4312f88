// Hello, milk: send one pickup, read one pickup.
//
// The first tanker has been to a farm. Write that fact to the topic `collection.pickups`, and read
// it back. The worked example in ../roll-call/exercise.ts does the same for farms.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const topic = 'collection.pickups';
export const groupId = 'hello-milk';

/**
 * Writes one pickup to the topic. When the promise resolves, it is there to stay.
 * - key: the farm's id
 * - value: the pickup as JSON
 * - header `event-id`: the lot's id
 */
export async function sendPickup(ctx: Ctx, pickup: Pickup): Promise<void> {
  throw new Error('sendPickup is yours to write.');
}

/**
 * Starts a reader for the group above. It hands every pickup that the topic has to `onPickup`, and
 * goes on with new ones until it is stopped.
 */
export async function readPickups(ctx: Ctx, onPickup: (pickup: Pickup) => void): Promise<Running> {
  throw new Error('readPickups is yours to write.');
}
