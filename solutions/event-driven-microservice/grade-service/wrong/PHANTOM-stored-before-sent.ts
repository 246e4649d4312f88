// The store has the grade before the stream does: a crash in between leaves it answering what nobody can read.
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
  const producer = ctx.kafka.producer();
  const consumer = ctx.kafka.consumer({ groupId });
  await producer.connect();
  await consumer.connect();
  const route = await ctx.http.serve('GET /grade/:lot', async ({ params }) => {
    const grade = await ctx.store.get(`grade/${params['lot']}`);
    return grade === undefined ? { status: 404 } : { status: 200, body: grade };
  });
  await consumer.subscribe({ topic: labResults, fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      const result = JSON.parse(message.value?.toString() ?? '{}') as LabResult;
      const id = message.headers?.['event-id']?.toString() ?? '';
      if (result.antibiotic === 'positive') {
        await ctx.vendor.call('regulator', result, { idempotencyKey: id });
      }
      if (result.cells === undefined) return;
      const sent = messageOf(id, result, result.cells);
      await ctx.store.put(`grade/${result.lotId}`, JSON.parse(sent.value));
      await producer.send({ topic: grades, messages: [sent] });
    },
  });
  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}

function messageOf(id: string, { lotId, farmId, bacteria }: LabResult, cells: number) {
  const grade: Grade = { lotId, farmId, grade: gradeOf({ cells, bacteria }) };
  return {
    key: lotId,
    value: JSON.stringify(grade),
    headers: { 'event-id': `grade-of-${id}`, 'causation-id': id },
  };
}
