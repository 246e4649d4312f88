// A board at the gate, for comparison: it reads `quality.holds` and answers from what it has read. Nobody is asked.
import type { Ctx, Running } from '#harness/learner/ctx.ts';

// #region board
export async function openBoard(_: unknown, ctx: Ctx): Promise<Running> {
  const held = new Map<string, boolean>();
  const consumer = ctx.kafka.consumer({ groupId: 'board' });
  await consumer.connect();
  await consumer.subscribe({ topic: 'quality.holds', fromBeginning: true });
  await consumer.run({
    eachMessage({ message: { key, value } }) {
      const hold = JSON.parse(value?.toString() ?? '{}') as { held?: boolean };
      held.set(String(key), hold.held === true);
      return Promise.resolve();
    },
  });
  await ctx.http.serve('GET /board/:tanker', ({ params: { tanker = '' } }) => ({
    status: 200,
    body: { mayUnload: held.get(tanker) !== true },
  }));
  return { stop: () => consumer.disconnect() };
}
// #endregion board
