// One consumer reads both topics, and begins with the first grade each time it starts.
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
  const latest = new Map<string, Grade>();
  const producer = ctx.kafka.producer();
  await producer.connect();
  const admin = ctx.kafka.admin();
  await admin.connect();
  const ends = await admin.fetchTopicOffsets(grades);
  await admin.disconnect();

  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topics: [labResults, grades], fromBeginning: true });
  await consumer.run({
    async eachMessage({ topic, message }) {
      const text = message.value?.toString() ?? '{}';
      if (topic === grades) {
        const grade = JSON.parse(text) as Grade;
        latest.set(grade.lotId, grade);
        return;
      }
      const result = JSON.parse(text) as LabResult;
      const cause = message.headers?.['event-id']?.toString() ?? '';
      if (result.antibiotic === 'positive') {
        await ctx.vendor.call('regulator', result, { idempotencyKey: cause });
      }
      const { lotId, farmId, cells, bacteria } = result;
      if (cells === undefined) return;
      const grade: Grade = { lotId, farmId, grade: gradeOf({ cells, bacteria }) };
      const headers = { 'event-id': `grade-of-${cause}`, 'causation-id': cause };
      const value = JSON.stringify(grade);
      await producer.send({ topic: grades, messages: [{ key: lotId, value, headers }] });
    },
  });
  for (const { partition } of ends) consumer.seek({ topic: grades, partition, offset: '0' });

  await ctx.http.serve('GET /grade/:lot', ({ params }) => {
    const grade = latest.get(params['lot'] ?? '');
    return grade === undefined ? { status: 404 } : { status: 200, body: grade };
  });
  return {
    async stop() {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}
