// Each A adds to the sum, also one that comes again and one that was changed since.
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
  const bonuses = new Map<string, Bonus>();
  const consumer = ctx.kafka.consumer({ groupId: `bonus-${crypto.randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: grades, fromBeginning: true });
  await consumer.run({
    eachMessage({ message }) {
      const { lotId, farmId, grade } = JSON.parse(String(message.value)) as GradeEvent;
      const bonus = bonuses.get(farmId) ?? { farmId, lots: [], won: 0 };
      if (grade === 'A') {
        bonus.lots.push(lotId);
        bonus.won += wonPerLot;
      }
      bonuses.set(farmId, bonus);
      return Promise.resolve();
    },
  });
  const route = await ctx.http.serve('GET /bonus/:farm', ({ params }) => {
    const farmId = params['farm'] ?? '';
    return { status: 200, body: bonuses.get(farmId) ?? { farmId, lots: [], won: 0 } };
  });
  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
    },
  };
}
