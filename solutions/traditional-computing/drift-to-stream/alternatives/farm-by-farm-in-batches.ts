// A row for each farm in the store, batches, and commits by hand: each after the row was put.
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
  await consumer.subscribe({ topics: [grades], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    async eachBatch({ batch, heartbeat }) {
      for (const { value, offset } of batch.messages) {
        const event = JSON.parse(String(value)) as GradeEvent;
        const farm = ((await ctx.store.get(event.farmId)) ?? {}) as Record<string, GradeEvent>;
        if ((farm[event.lotId]?.version ?? 0) < event.version) {
          await ctx.store.put(event.farmId, { ...farm, [event.lotId]: event });
        }
        const next = String(Number(offset) + 1);
        await consumer.commitOffsets([{ topic: grades, partition: batch.partition, offset: next }]);
        await heartbeat();
      }
    },
  });
  const route = await ctx.http.serve('GET /bonus/:farm', async ({ params }) => {
    const farmId = String(params['farm']);
    const farm = ((await ctx.store.get(farmId)) ?? {}) as Record<string, GradeEvent>;
    const lots = Object.keys(farm).filter((lotId) => farm[lotId]?.grade === 'A');
    return { status: 200, body: { farmId, lots, won: wonPerLot * lots.length } };
  });
  return {
    stop: () => Promise.all([route.stop(), consumer.disconnect()]).then(() => undefined),
  };
}
