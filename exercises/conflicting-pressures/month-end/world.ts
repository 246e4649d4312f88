// The plant around the answer: the month so far, the weighbridge, and the neighbours who fill a silo and empty it.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx } from '#harness/learner/ctx.ts';

interface Silo {
  siloId: string;
  capacity: number;
  litres: number;
}
interface Row extends Pickup {
  siloId: string;
}
interface Load {
  siloId: string;
  pickups: readonly Pickup[];
}

const litresOf = (pickups: readonly { litres: number }[]): number =>
  pickups.reduce((sum, { litres }) => sum + litres, 0);

/** The silos, and the loads of the month so far, each a commit. */
export async function monthSoFar(
  _answer: unknown,
  ctx: Ctx,
  silos: readonly Silo[],
  loads: readonly Load[],
): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    for (const silo of silos) await tx.put(`silos/${silo.siloId}`, silo);
  });
  for (const { siloId, pickups } of loads) {
    await ctx.db.transaction(async (tx) => {
      const silo = (await tx.get(`silos/${siloId}`)) as Silo;
      await tx.put(`silos/${siloId}`, { ...silo, litres: silo.litres + litresOf(pickups) });
      for (const pickup of pickups) await tx.put(`pickups/${pickup.lotId}`, { ...pickup, siloId });
    });
  }
}

// #region weigh
/** The weighbridge of Collection: its litres replace those that the driver wrote. */
export async function weigh(_answer: unknown, ctx: Ctx, lotId: string, litres: number) {
  await ctx.db.transaction(async (tx) => {
    const row = (await tx.get(`pickups/${lotId}`)) as Row | undefined;
    if (row === undefined) return;
    await tx.put(`pickups/${lotId}`, { ...row, litres });
    const silo = (await tx.get(`silos/${row.siloId}`)) as Silo | undefined;
    if (silo === undefined) return;
    const level = silo.litres + litres - row.litres;
    await tx.put(`silos/${row.siloId}`, { ...silo, litres: level });
  });
}
// #endregion weigh

/** Milk is pumped over from another silo, until there is room for nobody. */
export const fillUp = (_answer: unknown, ctx: Ctx, siloId: string): Promise<void> =>
  setLevel(ctx, siloId, ({ capacity }) => capacity - 100);

/** It goes into production. */
export const drain = (_answer: unknown, ctx: Ctx, siloId: string): Promise<void> =>
  setLevel(ctx, siloId, () => 0);

async function setLevel(ctx: Ctx, siloId: string, level: (silo: Silo) => number): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const silo = (await tx.get(`silos/${siloId}`)) as Silo | undefined;
    if (silo !== undefined) await tx.put(`silos/${siloId}`, { ...silo, litres: level(silo) });
  });
}
