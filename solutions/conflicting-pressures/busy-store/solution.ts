// The busy store (a worked example): dispatch and accounting go to one database.
//
// A tanker in front of a silo asks to be let in; accounting asks once a month for the litres of every farm. It is complete and
// passes as it is. Run it, and read what is measured: who did how much to the store, and how long tankers wait for their
// answer when the store does one thing at a time. Then change it.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

/** A row of the database, `silos/silo-2`. */
export interface Silo {
  siloId: string;
  /** Litres. */
  capacity: number;
  litres: number;
}

/** What a tanker brings: the body of `POST /unload`. */
export interface Load {
  siloId: string;
  pickups: Pickup[];
}

/** A row of the database, `pickups/lot-7`. */
export interface PickupRow extends Pickup {
  /** Where its milk went. */
  siloId: string;
}

// #region dispatch
/** Lets tankers in: 201 once the milk is in the books, 409 where the silo has no room for it. */
export async function dispatch(ctx: Ctx): Promise<Running> {
  return ctx.http.serve('POST /unload', async ({ body }) => {
    const { siloId, pickups } = body as Load;
    // All of it or nothing: who reads the silo's level finds the pickups that it comes from.
    const isIn = await ctx.db.transaction(async (tx) => {
      const silo = (await tx.get(`silos/${siloId}`)) as Silo;
      const litres = pickups.reduce((sum, pickup) => sum + pickup.litres, silo.litres);
      if (litres > silo.capacity) return false;
      await tx.put(`silos/${siloId}`, { ...silo, litres });
      for (const pickup of pickups) await tx.put(`pickups/${pickup.lotId}`, { ...pickup, siloId });
      return true;
    });
    return { status: isIn ? 201 : 409 };
  });
}
// #endregion dispatch

// #region report
/** Accounting's query: the litres of each farm, from every pickup of the month. */
export async function report(ctx: Ctx): Promise<Running> {
  return ctx.http.serve('GET /month-end', async () => {
    const keys = await ctx.db.keys('pickups/');
    const rows = (await Promise.all(keys.map((key) => ctx.db.get(key)))) as PickupRow[];
    const litres: Record<string, number> = {};
    for (const row of rows) litres[row.farmId] = (litres[row.farmId] ?? 0) + row.litres;
    return { status: 200, body: litres };
  });
}
// #endregion report
