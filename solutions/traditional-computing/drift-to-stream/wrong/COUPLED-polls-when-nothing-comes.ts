// Reads the stream, and asks Settlement when it has had no event for a while.
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
  // A withdrawn grade stays here as what it is: without its version, an older event would bring it back.
  const newest = new Map<string, GradeEvent>();
  let heard = Date.now();

  // What is in memory is gone with the process, so each start is a reader of its own.
  const consumer = ctx.kafka.consumer({ groupId: `bonus-${crypto.randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: grades, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage({ message }) {
      heard = Date.now();
      const event = JSON.parse(message.value?.toString() ?? '') as GradeEvent;
      const known = newest.get(event.lotId)?.version ?? 0;
      if (event.version > known) newest.set(event.lotId, event);
      return Promise.resolve();
    },
  });

  const timer = setInterval(() => {
    if (Date.now() - heard < 30_000) return;
    ctx.http.request('settlement', 'GET /grades/0').then(
      ({ body }) => {
        for (const row of (body as { rows: GradeEvent[] }).rows) newest.set(row.lotId, row);
      },
      () => undefined,
    );
  }, 10_000);
  const route = await ctx.http.serve('GET /bonus/:farm', ({ params }) => {
    const farmId = params['farm'] ?? '';
    const lots = [...newest.values()]
      .filter((event) => event.farmId === farmId && event.grade === 'A')
      .map(({ lotId }) => lotId);
    const body: Bonus = { farmId, lots, won: wonPerLot * lots.length };
    return { status: 200, body };
  });

  return {
    async stop() {
      clearInterval(timer);
      await route.stop();
      await consumer.disconnect();
    },
  };
}
