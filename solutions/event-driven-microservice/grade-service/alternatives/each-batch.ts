// A batch at a time: one send for all of it, and each record resolved when its batch is out.
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

  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topics: [labResults], fromBeginning: true });
  await consumer.run({
    eachBatchAutoResolve: false,
    async eachBatch({ batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, isRunning }) {
      if (!isRunning()) return;
      const results = batch.messages.map((message) => ({
        result: JSON.parse(String(message.value)) as LabResult,
        id: String(message.headers?.['event-id']),
      }));
      const messages = results.flatMap(({ result: { lotId, farmId, cells, bacteria }, id }) => {
        if (cells === undefined) return [];
        const grade: Grade = { lotId, farmId, grade: gradeOf({ cells, bacteria }) };
        const headers = { 'causation-id': id, 'event-id': `${groupId}:${id}` };
        return [{ key: lotId, value: JSON.stringify(grade), headers }];
      });
      if (messages.length > 0) await producer.send({ topic: grades, messages });
      await heartbeat();
      for (const { result, id } of results) {
        if (result.antibiotic === 'negative') continue;
        await ctx.vendor.call('regulator', result, { idempotencyKey: `alert-${id}` });
      }
      resolveOffset(batch.lastOffset());
      await commitOffsetsIfNecessary();
    },
  });

  const view = ctx.kafka.consumer({ groupId: `${groupId}-view` });
  await view.connect();
  await view.subscribe({ topic: grades, fromBeginning: true });
  // It never commits, so every start of its group is at the beginning.
  await view.run({
    autoCommit: false,
    eachMessage({ message }) {
      const grade = JSON.parse(String(message.value)) as Grade;
      latest.set(grade.lotId, grade);
      return Promise.resolve();
    },
  });
  await ctx.http.serve('GET /grade/:lot', ({ params }) => {
    const grade = latest.get(params['lot'] ?? '');
    return grade ? { status: 200, body: grade } : { status: 404 };
  });

  return {
    async stop() {
      await Promise.all([consumer.disconnect(), view.disconnect()]);
      await producer.disconnect();
    },
  };
}
