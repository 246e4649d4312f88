// Grades are written, and nobody answers who asks for one.
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
  await consumer.subscribe({ topic: labResults, fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      const result = JSON.parse(message.value?.toString() ?? '{}') as LabResult;
      const id = message.headers?.['event-id']?.toString() ?? '';
      if (result.antibiotic === 'positive') {
        await ctx.vendor.call('regulator', result, { idempotencyKey: id });
      }
      if (result.cells === undefined) return;
      await producer.send({ topic: grades, messages: [messageOf(id, result, result.cells)] });
    },
  });
  return {
    async stop() {
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
