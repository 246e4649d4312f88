// Copy, not call: may the tanker collect here?
//
// At each gate the driver's tablet asks Collection whether this farm's milk may be taken. Who is a member, and
// who is on hold, Membership decides. It publishes that in `membership.farms`, and Collection keeps
// a copy of what it needs. It asks nobody: when Membership is down at four in the morning, the tankers go on.
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const farms = 'membership.farms';

/** The value of each record in `membership.farms`, as JSON. The key is the farm's id. */
export interface FarmEvent {
  farmId: string;
  name: string;
  cows: number;
  /** Since when nothing may be collected there, as `2025-11-03`; `null` where all is well. */
  holdSince: string | null;
}

/** What `GET /gate/:farm` is answered with. */
export interface Gate {
  farmId: string;
  collect: boolean;
  /** Why not; `null` where it may be collected. */
  reason: 'hold' | 'not a member' | null;
}

/**
 * Starts the service; resolves once it is at work. `stop` of what it gives back resolves once it has stopped.
 * The topic exists, with three partitions. One process runs at a time.
 *
 * `GET /gate/:farm` (`ctx.http.serve`) is answered with status 200 and a `Gate`, also for a farm that nobody has
 * heard of: that is not a member.
 *
 * Each record says all that there is to say of its farm, and all records of a farm lie in one partition: the last one
 * holds. A record without a value (`message.value` is `null`) is a tombstone: the farm has left the co-op. It may
 * come back later.
 *
 * The service will be killed and started again, and its groups may be set back to the beginning. It then
 * answers as one that never stopped, as soon as it has read what it needs. What it answers from may
 * be kept in memory or in `ctx.store`. The groups are yours to name.
 *
 * Membership has an API as well: `ctx.http.request('membership', 'GET /farms/farm-17')`.
 */
export async function start(ctx: Ctx): Promise<Running> {
  throw new Error('start is yours to write.');
}
