// What the co-op supplies beside the answer: Membership, which can be asked for a farm.
import type { Ctx, Running } from '#harness/learner/ctx.ts';

// #region api
/** Membership answers for each farm what it has last said of it. */
export async function openMembership(_answer: unknown, ctx: Ctx): Promise<Running> {
  const farms = new Map<string, unknown>();
  const consumer = ctx.kafka.consumer({ groupId: 'membership' });
  await consumer.connect();
  await consumer.subscribe({ topic: 'membership.farms', fromBeginning: true });
  await consumer.run({
    eachMessage({ message: { key, value } }) {
      farms.set(String(key), value === null ? null : JSON.parse(value.toString()));
      return Promise.resolve();
    },
  });
  const route = await ctx.http.serve('GET /farms/:farm', ({ params }) => {
    const farm = farms.get(params['farm'] ?? '') ?? null;
    return farm === null ? { status: 404 } : { status: 200, body: farm };
  });
  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
    },
  };
}
// #endregion api
