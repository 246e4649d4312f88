// The co-op around the answer: the lab, which measures, and Settlement, which pays by the grade.
import type { Grade } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';

/** Won for a lot. */
const premium = { A: 30_000, B: 15_000, C: 0 } as const;

/** The lab writes down what it has measured. */
export async function measure(
  _: unknown,
  ctx: Ctx,
  results: readonly { lotId: string }[],
): Promise<void> {
  const producer = ctx.kafka.producer();
  await producer.connect();
  await producer.send({
    topic: 'quality.lab-results',
    messages: results.map((result) => ({ key: result.lotId, value: JSON.stringify(result) })),
  });
  await producer.disconnect();
}

// #region settle
/** Settlement: what it owes follows from the grades, and from nothing else. */
export async function settle(_: unknown, ctx: Ctx): Promise<Running> {
  const producer = ctx.kafka.producer();
  const consumer = ctx.kafka.consumer({ groupId: 'settlement' });
  await Promise.all([producer.connect(), consumer.connect()]);
  await consumer.subscribe({ topic: 'quality.grades', fromBeginning: true });
  await consumer.run({
    async eachMessage({ message }) {
      const grade = parsed(message.value);
      if (grade === undefined) return;
      const { lotId, farmId } = grade;
      const payable = { lotId, farmId, premium: premium[grade.grade] };
      await producer.send({
        topic: 'settlement.payables',
        messages: [{ key: farmId, value: JSON.stringify(payable) }],
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
// #endregion settle

/** What the answer says of where facts live. */
export function declared({ home }: { home: unknown }): unknown {
  return home;
}

/** `undefined` where it is no grade, which is for the check to say. */
function parsed(value: Buffer | null): Grade | undefined {
  try {
    const grade = JSON.parse(value?.toString() ?? 'null') as Grade | null;
    return grade !== null && typeof grade.farmId === 'string' && grade.grade in premium
      ? grade
      : undefined;
  } catch {
    return undefined;
  }
}
