// A call that fails is logged and done with, so that grading goes on: the regulator never hears of that lot.
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
  await producer.connect();

  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic: labResults, fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      if (message.value === null) return;
      const result = JSON.parse(message.value.toString()) as LabResult;
      const cause = String(message.headers?.['event-id']);
      if (result.antibiotic === 'positive') {
        try {
          await ctx.vendor.call('regulator', result, { idempotencyKey: cause });
        } catch (error) {
          console.error('regulator', error);
        }
      }
      const { lotId, farmId, cells, bacteria } = result;
      if (cells === undefined) return;
      const grade: Grade = { lotId, farmId, grade: gradeOf({ cells, bacteria }) };
      await producer.send({
        topic: grades,
        messages: [
          {
            key: lotId,
            value: JSON.stringify(grade),
            headers: { 'event-id': `grade-of-${cause}`, 'causation-id': cause },
          },
        ],
      });
    },
  });

  const view = await followGrades(ctx);
  const route = await ctx.http.serve('GET /grade/:lot', ({ params }) => {
    const grade = view.latest.get(params['lot'] ?? '');
    return grade === undefined ? { status: 404 } : { status: 200, body: grade };
  });

  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
      await view.stop();
      await producer.disconnect();
    },
  };
}

/** The latest grade of every lot, read from the stream from its beginning at each start. */
async function followGrades(ctx: Ctx): Promise<Running & { latest: Map<string, Grade> }> {
  const latest = new Map<string, Grade>();
  // A group of its own at each start: what it committed before does not matter.
  const consumer = ctx.kafka.consumer({ groupId: `${groupId}-view-${crypto.randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: grades, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachMessage({ message }) {
      if (message.value !== null) {
        const grade = JSON.parse(message.value.toString()) as Grade;
        latest.set(grade.lotId, grade);
      }
      return Promise.resolve();
    },
  });
  return { latest, stop: () => consumer.disconnect() };
}
