// Shared row (a worked example): a lot's grade is one row of the database that all services share.
//
// It is complete and passes as it is. Run it, and read what is measured: what was said of each lot, and what is left of
// that. Then change it.
import type { Grade } from '#exercises/story.ts';
import type { Ctx } from '#harness/learner/ctx.ts';

// #region row
/** The lab has measured a lot, or measured it again. */
export async function measured(ctx: Ctx, lotId: string, grade: Grade['grade']): Promise<void> {
  await ctx.db.put(`grade/${lotId}`, { lotId, grade, by: 'lab' });
}

/** The appeals desk has decided about a lot. */
export async function decided(ctx: Ctx, lotId: string, grade: Grade['grade']): Promise<void> {
  const row = await ctx.db.get(`grade/${lotId}`);
  // As an UPDATE in SQL: where there is no row, nothing is changed.
  if (row === undefined) return;
  await ctx.db.put(`grade/${lotId}`, { lotId, grade, by: 'appeals' });
}
// #endregion row
