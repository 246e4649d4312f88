// The old bonus service: copies all pages, again and again.
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const grades = 'quality.grades';
export const wonPerLot = 3_000;

export interface GradeEvent {
  lotId: string;
  farmId: string;
  grade: 'A' | 'B' | 'C' | null;
  version: number;
}

export interface Bonus {
  farmId: string;
  lots: string[];
  won: number;
}

export async function start(ctx: Ctx): Promise<Running> {
  const rows = new Map<string, GradeEvent>();
  async function copy(): Promise<void> {
    for (let page = 0; ; page += 1) {
      const { body } = await ctx.http.request('settlement', `GET /grades/${page}`);
      const found = (body as { rows: GradeEvent[] }).rows;
      for (const row of found) rows.set(row.lotId, row);
      if (found.length === 0) return;
    }
  }
  await copy();
  const timer = setInterval(() => void copy().catch(() => undefined), 5_000);
  const route = await ctx.http.serve('GET /bonus/:farm', ({ params }) => {
    const farmId = params['farm'] ?? '';
    const lots = [...rows.values()]
      .filter((row) => row.farmId === farmId && row.grade === 'A')
      .map(({ lotId }) => lotId);
    return { status: 200, body: { farmId, lots, won: wonPerLot * lots.length } };
  });
  return {
    async stop() {
      clearInterval(timer);
      await route.stop();
    },
  };
}
