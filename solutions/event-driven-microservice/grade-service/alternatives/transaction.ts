// Grade and offset move together in a transaction. The regulator is outside it, and has a key.
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
  const producer = ctx.kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    transactionalId: groupId,
  });
  await producer.connect();
  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();
  await consumer.subscribe({ topic: labResults, fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    async eachBatch({ batch, resolveOffset }) {
      const { topic, partition } = batch;
      const results = batch.messages.map((message) => ({
        id: message.headers?.['event-id']?.toString() ?? '',
        result: JSON.parse(message.value?.toString() ?? '{}') as LabResult,
      }));
      for (const { id, result } of results) {
        if (result.antibiotic !== 'positive') continue;
        await ctx.vendor.call('regulator', result, { idempotencyKey: id });
      }
      const transaction = await producer.transaction();
      try {
        for (const { id, result } of results) {
          const { lotId, farmId, cells, bacteria } = result;
          if (cells === undefined) continue;
          const grade: Grade = { lotId, farmId, grade: gradeOf({ cells, bacteria }) };
          await transaction.send({
            topic: grades,
            messages: [
              {
                key: lotId,
                value: JSON.stringify(grade),
                headers: { 'causation-id': id, 'event-id': `grade-of-${id}` },
              },
            ],
          });
        }
        const offset = (BigInt(batch.lastOffset()) + 1n).toString();
        await transaction.sendOffsets({
          consumerGroupId: groupId,
          topics: [{ topic, partitions: [{ partition, offset }] }],
        });
        await transaction.commit();
      } catch (error) {
        await transaction.abort();
        throw error;
      }
      resolveOffset(batch.lastOffset());
    },
  });
  const view = await follow(ctx, latest);
  await ctx.http.serve('GET /grade/:lot', ({ params }) => {
    const grade = latest.get(params['lot'] ?? '');
    return grade === undefined ? { status: 404 } : { status: 200, body: grade };
  });
  return {
    async stop() {
      await consumer.disconnect();
      await view.stop();
      await producer.disconnect();
    },
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
