// Drift to stream: the bonus service again, without the polling.
//
// A farm gets a bonus for each of its lots that is graded A. The bonus service used to copy the grades
// from Settlement's API every night, and its copy drifted. Now the grades are published as events, and your
// service keeps its own copy from these. It asks nobody: on the night when Settlement is down, farmers
// still see their bonus.
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const grades = 'quality.grades';
export const wonPerLot = 3_000;

/** The value of each record in `quality.grades`, as JSON. The key is the lot's id. */
export interface GradeEvent {
  lotId: string;
  farmId: string;
  /** `null`: the grade was withdrawn, and the lot has none at present. */
  grade: 'A' | 'B' | 'C' | null;
  /** 1 for the first event of a lot, and 1 more for each that follows. */
  version: number;
}

/** What `GET /bonus/:farm` is answered with. */
export interface Bonus {
  farmId: string;
  /** The farm's lots that are graded A now, each once, in any order. */
  lots: string[];
  /** `wonPerLot` for each of them. */
  won: number;
}

/**
 * Starts the service; resolves once it is at work. `stop` of what it gives back resolves once it has stopped.
 * The topic exists, with three partitions. One process runs at a time.
 *
 * `GET /bonus/:farm` (`ctx.http.serve`) is answered with status 200 and a `Bonus` that is what the events
 * in `quality.grades` say, from the first one on. For a farm without such a lot, also one that nobody has heard
 * of, `lots` is empty and `won` is 0.
 *
 * Whoever publishes the grades makes sure that each event comes at least once. So an event may come again, and
 * it may come late, behind newer ones of its lot. All events of a lot lie in one partition. The one with the highest
 * version holds.
 *
 * The service will be killed and started again, and its groups may be set back to the beginning. It then
 * answers as one that never stopped, as soon as it has read what it needs. What it answers from may
 * be kept in memory or in `ctx.store`. The groups are yours to name.
 *
 * Settlement's API is still there: `ctx.http.request('settlement', 'GET /grades/0')` gives the first page.
 */
export async function start(ctx: Ctx): Promise<Running> {
  throw new Error('start is yours to write.');
}
