// The view is a class that counts up and down; its group is set back at each start.
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

class Bonuses {
  readonly #versions = new Map<string, number>();
  readonly #lots = new Map<string, Set<string>>();

  take({ lotId, farmId, grade, version }: GradeEvent): void {
    if (version <= (this.#versions.get(lotId) ?? 0)) return;
    this.#versions.set(lotId, version);
    const lots = this.#lots.get(farmId) ?? new Set();
    this.#lots.set(farmId, lots);
    if (grade === 'A') lots.add(lotId);
    else lots.delete(lotId);
  }

  of(farmId: string): Bonus {
    const lots = [...(this.#lots.get(farmId) ?? [])].reverse();
    return { farmId, lots, won: lots.length * wonPerLot };
  }
}

export const start = async (ctx: Ctx): Promise<Running> => {
  const bonuses = new Bonuses();
  const groupId = 'bonus';
  // The group has a name that stays, and is set back before each start: memory begins empty.
  const admin = ctx.kafka.admin();
  await admin.connect();
  await admin.resetOffsets({ groupId, topic: grades, earliest: true });
  await admin.disconnect();
  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic: grades, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => bonuses.take(JSON.parse(String(message.value))),
  });
  const { stop } = await ctx.http.serve('GET /bonus/:farm', ({ params: { farm = '' } }) => ({
    status: 200,
    body: bonuses.of(farm),
  }));
  return {
    stop: async () => {
      await stop();
      await consumer.disconnect();
    },
  };
};
