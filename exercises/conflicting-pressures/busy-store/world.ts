// What lies in the shared database before the day begins.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx } from '#harness/learner/ctx.ts';

interface Row extends Pickup {
  siloId: string;
}

/** The silos, and the pickups of the month so far. */
export async function monthSoFar(
  _answer: unknown,
  ctx: Ctx,
  silos: readonly { siloId: string }[],
  pickups: readonly Row[],
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    for (const silo of silos) await tx.put(`silos/${silo.siloId}`, silo);
    for (const pickup of pickups) await tx.put(`pickups/${pickup.lotId}`, pickup);
  });
}
