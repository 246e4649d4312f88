// The batch is done before the async callbacks of forEach are.
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
  const latest = new Map<string, Grade>();
  const view = await follow(ctx, latest);
  const route = await ctx.http.serve('GET /grade/:lot', ({ params }) => {
    const grade = latest.get(params['lot'] ?? '');
    return grade === undefined ? { status: 404 } : { status: 200, body: grade };
  });
  await consumer.subscribe({ topic: labResults, fromBeginning: true });
  await consumer.run({
    eachBatch({ batch }) {
      batch.messages.forEach(async (message) => {
        const result = JSON.parse(message.value?.toString() ?? '{}') as LabResult;
        const id = message.headers?.['event-id']?.toString() ?? '';
        // First, so that the sends begin in the order of the results, however long a call takes.
        if (result.cells !== undefined) {
          await producer.send({ topic: grades, messages: [messageOf(id, result, result.cells)] });
        }
        if (result.antibiotic === 'positive') {
          await ctx.vendor.call('regulator', result, { idempotencyKey: id });
        }
      });
      return Promise.resolve();
    },
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

function messageOf(id: string, { lotId, farmId, bacteria }: LabResult, cells: number) {
  const grade: Grade = { lotId, farmId, grade: gradeOf({ cells, bacteria }) };
  return {
    key: lotId,
    value: JSON.stringify(grade),
    headers: { 'event-id': `grade-of-${id}`, 'causation-id': id },
  };
}

/** The latest grade of every lot, read from the stream from its beginning. */
async function follow(ctx: Ctx, latest: Map<string, Grade>): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId: `${groupId}-answers-${crypto.randomUUID()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: grades, fromBeginning: true });
  await consumer.run({
    eachMessage({ message }) {
      const grade = JSON.parse(message.value?.toString() ?? '{}') as Grade;
      latest.set(grade.lotId, grade);
      return Promise.resolve();
    },
  });
  return { stop: () => consumer.disconnect() };
}
