// What the co-op supplies beside the answer: Collection, which can be asked about a pickup, as everybody used to.
import type { Pickup } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

/** Collection answers `GET /pickup/:lot` from a table of its own. */
export async function openCollection(
  _answer: unknown,
  ctx: Ctx,
  table: readonly Pickup[],
): Promise<Running> {
  const byLot = new Map(table.map((pickup) => [pickup.lotId, pickup]));
  return ctx.http.serve('GET /pickup/:lot', ({ params }) => {
    const pickup = byLot.get(params['lot'] ?? '');
    return pickup === undefined ? { status: 404 } : { status: 200, body: pickup };
  });
}
