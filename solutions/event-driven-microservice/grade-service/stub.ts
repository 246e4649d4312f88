// Grade service: one event-driven microservice, in three tasks that are graded one by one.
//
// The lab writes what it finds in each sample bottle to `quality.lab-results`. Your service decides
// the milk's grade, answers whoever asks for it, and tells the regulator when there is antibiotic in it.
// It runs for years, so it will crash at the worst moment: whatever happens, start it again and
// nothing may be missing.
import type { Grade, LabResult } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const labResults = 'quality.lab-results';
export const grades = 'quality.grades';
export const groupId = 'grade-service';

/** The co-op's rule. It is supplied: leave it as it is. */
export function gradeOf({ cells, bacteria }: { cells: number; bacteria: number }): Grade['grade'] {
  if (cells < 200 && bacteria < 30) return 'A';
  return cells < 500 && bacteria < 250 ? 'B' : 'C';
}

/**
 * Starts the service; resolves once it is at work. `stop` of what it gives back resolves once it has stopped.
 * Both topics exist, with three partitions each. One process runs at a time.
 *
 * Task 1, grade. Every lab result gets a grade: an event on `quality.grades`.
 * - key: the lot's id, so that one lot's grades stay in order
 * - value: `{ lotId, farmId, grade }` as JSON
 * - header `causation-id`: the `event-id` of the lab result (a header of its record)
 * - header `event-id`: names this grade. No other grade has it, and if the service has to write the
 *   grade of that lab result again after a crash, it has the same one again.
 *   The lab result's own `event-id` may be part of it, or be all of it.
 * A lab result without `cells` comes from a probe that failed: it gets no grade. The lab may correct
 * a result: then another one comes for the same lot, and gets a grade of its own. Lab results are keyed
 * by their lot, so a correction lies in the same partition, behind what it corrects.
 *
 * Task 2, answer. `GET /grade/:lot` (`ctx.http.serve`) is answered with status 200 and
 * `{ lotId, farmId, grade }`: the latest grade that `quality.grades` has for the lot; with 404
 * where it has none. A service that was started again answers as one that never stopped, as soon as it
 * has read what it needs for that. What it answers from may be kept in memory or in `ctx.store`, not in
 * `ctx.db`, which all services share. `groupId` is for the lab results: whoever reads `quality.grades`
 * beside them does so in a group of its own, whose name you choose.
 *
 * Task 3, alert (a stretch: you may come back for it). For each lab result whose `antibiotic` is
 * `positive`, also one without `cells` and one that corrects another, the regulator is told of all of it:
 * `ctx.vendor.call('regulator', result, { idempotencyKey })`. Once, also when the service crashed in
 * between: what was told under a key is not told again under that key. A call may fail: it throws then.
 */
export async function start(ctx: Ctx): Promise<Running> {
  throw new Error('start is yours to write.');
}
