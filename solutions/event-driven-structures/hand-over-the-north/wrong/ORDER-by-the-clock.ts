// Takes the time at which each was started for the boundary.
import type { Grade } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const labResults = 'quality.lab-results';
export const grades = 'quality.grades';

/** `quality.lab-results`, keyed by the lot: here, those of the northern farms only. Three partitions. */
export interface Result {
  lotId: string;
  farmId: string;
  cells: number;
  bacteria: number;
}

/** By partition, the first offset that is Dolmun's: `[7, 6, 3]`. Some of them are not written yet. */
export type Handover = readonly number[];

/** The co-op's rule. It is supplied: leave it as it is. */
export function gradeOf({ lotId, farmId, cells, bacteria }: Result): Grade {
  const isA = cells < 200 && bacteria < 30;
  const isB = cells < 500 && bacteria < 250;
  return { lotId, farmId, grade: isA ? 'A' : isB ? 'B' : 'C' };
}

/**
 * Quality's service as it runs during the handover, in the group `quality`, which has committed nothing so far. It grades
 * what lies before the agreed offsets, all of it, however late it comes to it, and nothing else. It is not told when
 * Dolmun begins. It may be stalled for a while, lose its place in the group, and go on as if nothing had happened.
 * Resolves once it is at work; so does `takeOver`.
 */
export function retire(ctx: Ctx, at: Handover): Promise<Running> {
  return grading(
    ctx,
    'quality',
    (_partition, _offset, written) => written < Date.now() - at.length,
  );
}

/**
 * Dolmun's service, in the group `dolmun`, which has committed nothing so far. It grades everything from the agreed offsets
 * on. It is killed and started again like any other service.
 *
 * Both write a grade to `quality.grades` with the lot as its key: what `gradeOf` says, as JSON. A grade may be written again
 * after a crash, by the one whose it is.
 */
export function takeOver(ctx: Ctx, at: Handover): Promise<Running> {
  const started = Date.now() + at.length;
  return grading(ctx, 'dolmun', (_partition, _offset, written) => written >= started);
}

/** Grades the results that are its own; what is not, it passes over. */
async function grading(
  ctx: Ctx,
  groupId: string,
  isOwn: (partition: number, offset: number, written: number) => boolean,
): Promise<Running> {
  const producer = ctx.kafka.producer();
  const consumer = ctx.kafka.consumer({ groupId });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topic: labResults, fromBeginning: true });
  await consumer.run({
    async eachMessage({ partition, message }) {
      if (
        message.value === null ||
        !isOwn(partition, Number(message.offset), Number(message.timestamp))
      )
        return;
      const grade = gradeOf(JSON.parse(message.value.toString()) as Result);
      await producer.send({
        topic: grades,
        messages: [{ key: grade.lotId, value: JSON.stringify(grade) }],
      });
    },
  });
  return {
    async stop() {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}
