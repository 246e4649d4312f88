// Reads everything and serves nothing.
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

  // What is in memory is gone with the process, so each start is a reader of its own.
  const consumer = ctx.kafka.consumer({ groupId: `bonus-${crypto.randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: grades, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage({ message }) {
      const event = JSON.parse(message.value?.toString() ?? '') as GradeEvent;
      const known = newest.get(event.lotId)?.version ?? 0;
      if (event.version > known) newest.set(event.lotId, event);
      return Promise.resolve();
    },
  });

  const route = await ctx.http.serve('GET /bonuses/:farm', ({ params }) => {
    const farmId = params['farm'] ?? '';
    const lots = [...newest.values()]
      .filter((event) => event.farmId === farmId && event.grade === 'A')
      .map(({ lotId }) => lotId);
    const body: Bonus = { farmId, lots, won: wonPerLot * lots.length };
    return { status: 200, body };
  });

  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
    },
  };
}
