// Replay the season: six weeks were settled wrongly.
//
// Since 12 January, version 7 of Settlement has rounded the fat before multiplying. The milk is long
// gone, but every pickup still stands in the topic `collection.pickups`. Take version 7 out of service
// and put version 8 in its place: it settles everything since that day once more, and goes on from
// there. Meanwhile the tankers go on collecting.
import type { Ctx, Running } from '#harness/learner/ctx.ts';
import type { Order, Settlement } from '#exercises/why-event-driven/replay-the-season/world.ts';

/** Where the corrected payables go. Nobody has written to it yet. */
export const corrected = 'settlement.payables.v8';

/**
 * Replaces version 7 by version 8. Resolves once version 8 is at work; that is stopped by what it
 * gives back.
 * - Every pickup since `since` gets one payable in the topic `corrected`, and so does every pickup
 *   that comes while you replay or later. Those before `since` were settled rightly.
 * - key: the farm's id; value: the payable as JSON; header `event-id`: the lot's id
 * - `settlement.payables`, where version 7 writes, says what has been paid: leave it as it is.
 * - Version 8 reads for the same `group` as version 7 did. When it is stopped, the group has
 *   committed everything that is settled.
 *
 * You are given:
 * - `order`: `group`, `topic`, and `since` in milliseconds since 1970, as records have it
 * - `settlement.v7`: version 7, at work for `group` in a process of its own; `stop()` ends it and
 *   resolves when it has left
 * - `settlement.offsetsSince(topic, since)`: for each partition, the offset of its first record that
 *   is not older: `[{ partition: 0, offset: '57' }, …]`. A record's time is when the milk was collected, and
 *   none that comes behind that one is older
 * - `settlement.payableOf(pickup)`: what version 8 makes of a pickup
 */
export async function replay(ctx: Ctx, order: Order, settlement: Settlement): Promise<Running> {
  throw new Error('replay is yours to write.');
}
