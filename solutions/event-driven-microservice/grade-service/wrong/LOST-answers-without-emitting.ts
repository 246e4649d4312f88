// The grade is kept to answer with, and no event tells of it.
import type { Grade, LabResult } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const labResults = 'quality.lab-results';
export const grades = 'quality.grades';
export const groupId = 'grade-service';

export function gradeOf({ cells, bacteria }: { cells: number; bacteria: number }): Grade['grade'] {
  if (cells < 200 && bacteria < 30) return 'A';
  return cells < 500 && bacteria < 250 ? 'B' : 'C';
}

export async function start(ctx: Ctx): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic: labResults, fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      const { lotId, farmId, cells, bacteria } = JSON.parse(String(message.value)) as LabResult;
      if (cells === undefined) return;
      const grade: Grade = { lotId, farmId, grade: gradeOf({ cells, bacteria }) };
      await ctx.store.put(lotId, grade);
    },
  });
  const route = await ctx.http.serve('GET /grade/:lot', async ({ params }) => {
    const grade = await ctx.store.get(params['lot'] ?? '');
    return grade === undefined ? { status: 404 } : { status: 200, body: grade };
  });
  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
    },
  };
}
