// Commits each event before it is in the store.
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
  const consumer = ctx.kafka.consumer({ groupId: 'bonus' });
  await consumer.connect();
  await consumer.subscribe({ topic: grades, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    async eachMessage({ message, partition }) {
      const offset = String(Number(message.offset) + 1);
      await consumer.commitOffsets([{ topic: grades, partition, offset }]);
      const event = JSON.parse(message.value?.toString() ?? '') as GradeEvent;
      const key = `lot/${event.lotId}`;
      const known = (await ctx.store.get(key)) as GradeEvent | undefined;
      if (known === undefined || event.version > known.version) await ctx.store.put(key, event);
    },
  });
  const route = await ctx.http.serve('GET /bonus/:farm', async ({ params }) => {
    const farmId = params['farm'] ?? '';
    const keys = await ctx.store.keys('lot/');
    const kept = (await Promise.all(keys.map((key) => ctx.store.get(key)))) as GradeEvent[];
    const lots = kept
      .filter((event) => event.farmId === farmId && event.grade === 'A')
      .map(({ lotId }) => lotId);
    return { status: 200, body: { farmId, lots, won: wonPerLot * lots.length } };
  });
  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
    },
  };
}
