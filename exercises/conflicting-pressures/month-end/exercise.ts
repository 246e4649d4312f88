// Month end: accounting gets its litres, and no tanker waits for them.
//
// On the last night of the month accounting’s query reads every pickup in the shared database, and tankers stand in front
// of the silos until it is done. Accounting needs what Collection knows, and not Collection’s database. So Collection
// publishes each pickup once it is committed; accounting reads that stream and keeps totals of its own.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const pickups = 'collection.pickups';

/** What a tanker brings: the body of `POST /unload`. */
export interface Load {
  siloId: string;
  pickups: Pickup[];
}

/** A row of the database, `silos/silo-2`. */
export interface Silo {
  siloId: string;
  /** Litres. */
  capacity: number;
  litres: number;
}

/** A row of the database, `pickups/lot-7`. */
export interface PickupRow extends Pickup {
  /** Where its milk went: the plant’s own business. */
  siloId: string;
}

/** What accounting tells of a farm. */
export interface Totals {
  farmId: string;
  /** How many pickups there were. */
  pickups: number;
  litres: number;
}

/**
 * Supplied, and complete: lets tankers in. It is answered with 201 once the milk is in the books, and with 409 where the
 * silo has no room. You may change it; it waits for nobody but the database, whatever happens to accounting or to the broker.
 */
// #region dispatch
export async function dispatch(ctx: Ctx): Promise<Running> {
  return ctx.http.serve('POST /unload', async ({ body }) => {
    const { siloId, pickups } = body as Load;
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

/**
 * Runs beside `dispatch`. For every pickup that was committed there is a record on `collection.pickups` (three
 * partitions): its key is the farm’s id, its value the `Pickup` as JSON, with its five fields and no others.
 *
 * `ctx.db.onCommit(handler)` hands over every commit, whoever made it, from the first on: `{ number, changes }`, where each change
 * is `{ key, value }` with the row as it is now. One commit may change several rows, of pickups and of silos. Later commits
 * correct litres: the weighbridge writes into `pickups/…` what the driver got wrong, and that is published again.
 *
 * A commit for which your handler throws is handed over again. The broker may refuse a record, or lose its answer: then a
 * record may come twice, and none may be missing. This process is not killed.
 */
export async function publish(ctx: Ctx): Promise<Running> {
  throw new Error('publish is yours to write.');
}

/**
 * Accounting, a process of its own. `GET /month-end/:farm` is answered with 200 and the farm’s `Totals`, with 404 where the
 * stream has no pickup of it; `GET /month-end` with 200 and `{ pickups, litres }` of all farms together.
 *
 * It knows what it has read on `collection.pickups`, and asks neither the database nor another service. The last record about a
 * lot holds. The name of its group is yours to choose. It is killed and started again, and its group may be set back to the
 * beginning: then it gets records again, and its totals are the same as before. `ctx.store` is its own disk.
 */
export async function report(ctx: Ctx): Promise<Running> {
  throw new Error('report is yours to write.');
}

// The check computes what tankers wait when eight times as many come: from how often each asked the database. 99 of
// 100 are to have their answer within 2 s.
