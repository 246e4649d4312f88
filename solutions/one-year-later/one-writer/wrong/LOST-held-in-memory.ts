// Holds early decisions in a Map, which a crash empties; the group goes on behind them.
import type { Grade } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

export const labResults = 'quality.lab-results';
export const appealsTopic = 'quality.appeals';
export const grades = 'quality.grades';
export const groupId = 'quality';

/** What the lab measured in a lot's bottle; `quality.lab-results`, keyed by the lot. The lab is supplied. */
export interface Result {
  lotId: string;
  farmId: string;
  cells: number;
  bacteria: number;
  /** When, by the lab's clock: `2026-10-05T10:04:00`. */
  at: string;
}

/** What the appeals desk decided about a lot; `quality.appeals`, keyed by the lot. */
export interface Decision {
  appealId: string;
  lotId: string;
  farmId: string;
  /** The grade that the desk gives; `null` where it rejects the appeal: then the lab's grade stands. */
  grade: Grade['grade'] | null;
  /** When, by the clock of whichever laptop stood on the desk. */
  at: string;
}

/** The co-op's rule for what the lab measured. It is supplied: leave it as it is. */
export function gradeOf({ cells, bacteria }: Result): Grade['grade'] {
  if (cells < 200 && bacteria < 30) return 'A';
  return cells < 500 && bacteria < 250 ? 'B' : 'C';
}

export interface Home {
  /** `quality.lab-results`, `quality.appeals`, `quality.grades` or `settlement.payables`. */
  topic: string;
  /** Who writes there: `lab`, `appeals`, `quality`, `settlement`. */
  writers: readonly string[];
}

/**
 * Where each fact lives, and who may write it there. It is compared with who wrote what in the run. Settlement is
 * supplied: it reads the grades, and what it owes goes to `settlement.payables`.
 */
export const home: Record<'measurement' | 'decision' | 'grade' | 'pay', Home> = {
  measurement: { topic: labResults, writers: ['lab'] },
  decision: { topic: appealsTopic, writers: ['appeals'] },
  grade: { topic: grades, writers: ['quality'] },
  pay: { topic: 'settlement.payables', writers: ['settlement'] },
};

/**
 * The grade that follows, and nothing but that: no streams, no store, no clock. Write it first.
 * - Without a result there is no grade (`undefined`), whatever the desk decided: its decision waits for the result.
 * - Where the desk gave a grade, that one counts, whatever the lab measured before or after.
 * - Where it rejected the appeal, or there was none, the lab's counts.
 * @param result the lab's latest for the lot: the lab may correct itself
 * @param decision the desk's latest about the lot: it may decide a second time
 */
export function decide(
  result: Result | undefined,
  decision: Decision | undefined,
): Grade | undefined {
  if (result === undefined) return undefined;
  const { lotId, farmId } = result;
  return { lotId, farmId, grade: decision?.grade ?? gradeOf(result) };
}

/**
 * The appeals desk's service. A clerk sends `POST /appeals` with a `Decision` as its body (`ctx.http.serve`; the
 * body is `request.body`). Once the broker has the decision, the answer is status 202; when that fails, any
 * other. The desk works whether or not Quality does: neither asks the other anything.
 */
export async function appeals(ctx: Ctx): Promise<Running> {
  const producer = ctx.kafka.producer();
  await producer.connect();
  const route = await ctx.http.serve('POST /appeals', async ({ body }) => {
    const decision = body as Decision;
    await producer.send({
      topic: appealsTopic,
      messages: [{ key: decision.lotId, value: JSON.stringify(decision) }],
    });
    return { status: 202 };
  });
  return {
    async stop() {
      await route.stop();
      await producer.disconnect();
    },
  };
}

/**
 * Quality's service: reads results and decisions, and writes grades, keyed by the lot, `{ lotId, farmId, grade }`
 * as JSON. For every lot the last record on `quality.grades` is what `decide` says of the latest result
 * and the latest decision on their streams; to write a grade again that has not changed does no harm.
 *
 * Which of two streams is read first is up to the broker: a decision may reach you before its result does, by weeks.
 * The service is killed, started again, and made to read again. `ctx.store` is its own disk.
 * One consumer may subscribe to two topics; all topics have three partitions, and one process runs at a time.
 */
export async function quality(ctx: Ctx): Promise<Running> {
  const producer = ctx.kafka.producer();
  const known = new Map<string, Result | Decision>();
  const consumer = ctx.kafka.consumer({ groupId });
  await producer.connect();
  await consumer.connect();
  await consumer.subscribe({ topics: [labResults, appealsTopic], fromBeginning: true });
  await consumer.run({
    async eachMessage({ topic, message }) {
      if (message.value === null) return;
      const fact = JSON.parse(message.value.toString()) as Result | Decision;
      // Kept before anything follows from it: whichever of the two comes second finds the first here.
      known.set(`${topic}/${fact.lotId}`, fact);
      const grade = decide(
        known.get(`${labResults}/${fact.lotId}`) as Result | undefined,
        known.get(`${appealsTopic}/${fact.lotId}`) as Decision | undefined,
      );
      if (grade === undefined) return;
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
