// Dolmun's lab, in the co-op's words: an anti-corruption layer.
//
// The co-op has bought Dolmun Cheese, which keeps its own lab, its own scores and its own boss. Dolmun's lab writes what it
// finds to `dolmun.scores`, in its own words, and changes these whenever it likes. Everybody in the co-op reads
// `quality.lab-results`. Your service stands between the two, so that nobody else has to learn Dolmun's language.
import type { LabResult } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const scores = 'dolmun.scores';
export const labResults = 'quality.lab-results';
export const unmapped = 'quality.unmapped';
export const groupId = 'dolmun-acl';

/** What Dolmun's lab finds in one bottle, as JSON; `dolmun.scores`, keyed by the bottle. */
export interface DolmunScore {
  /** The label on the bottle. It is the co-op's own, and so the lot's id. */
  bottle: string;
  /** `S017` is the co-op's `farm-17`. */
  supplier: string;
  /** 0 to 100, by a formula of Dolmun's own. Nobody in the co-op needs it. */
  score: number;
  /** Tenths of a percent: 41 is 4.1 percent fat. */
  fat: number;
  /** Tenths of a percent, as `fat`. */
  protein: number;
  /** Somatic cells a millilitre: 180000 is the co-op's 180. Not there where the probe failed. */
  scc?: number;
  /** Bacteria a millilitre: 12000 is the co-op's 12. */
  germs: number;
  /** `neg` or `pos`, as far as is known. Dolmun sometimes thinks of another one. */
  residue: string;
}

/**
 * Starts the service; resolves once it is at work. `stop` of what it gives back resolves once it has stopped.
 * The topics exist, with three partitions each. One process runs at a time, and it will crash at the worst moment:
 * whatever happens, start it again and nothing may be missing.
 *
 * For each of Dolmun's records, one of two things:
 * - It can be translated: a `LabResult` (JSON) on `quality.lab-results`, all of it and nothing else. Key: the lot's id.
 *   Where Dolmun has no `scc`, there are no `cells`.
 * - It cannot: its `residue` is neither `neg` nor `pos`, or its value is no JSON. Then its value goes to
 *   `quality.unmapped` as it is, with the same key, so that somebody can look at it. No lab result
 *   comes of it, and those behind it are not kept waiting.
 *
 * Each record that you write has two headers: `causation-id`, which is the `event-id` of Dolmun's record (a header
 * of it), and `event-id`, which names it: no other record of yours has the same, and it has the same one again if it has
 * to be written again after a crash. Dolmun's `event-id` may be part of it, or be all of it.
 */
export async function start(ctx: Ctx): Promise<Running> {
  throw new Error('start is yours to write.');
}
