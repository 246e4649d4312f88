// Stops version 7 and sets the group back, and puts nobody in its place.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Pickup } from '#exercises/story.ts';
import type { Order, Settlement } from '#exercises/why-event-driven/replay-the-season/world.ts';

export const corrected = 'settlement.payables.v8';

export async function replay(
  ctx: Ctx,
  { group, topic, since }: Order,
  { v7, offsetsSince }: Settlement,
): Promise<Running> {
  await v7.stop();

  const admin = ctx.kafka.admin();
  await admin.connect();
  const partitions = await offsetsSince(topic, since);
  await admin.setOffsets({ groupId: group, topic, partitions });
  await admin.disconnect();

  return { stop: async () => {} };
}
