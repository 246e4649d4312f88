// Keeps a view of quality.holds and answers from it: nobody is asked.
import type { Ctx } from '#harness/learner/ctx.ts';

const held = new Map<string, boolean>();
let reading: Promise<void> | undefined;

async function read(ctx: Ctx): Promise<void> {
  const consumer = ctx.kafka.consumer({ groupId: `gate-${ctx.clock.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: 'quality.holds', fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const { held: is } = JSON.parse(String(message.value)) as { held: boolean };
      held.set(String(message.key), is);
    },
  });
}

export async function mayUnload(ctx: Ctx, tankerId: string): Promise<boolean> {
  reading ??= read(ctx);
  await reading;
  return held.get(tankerId) !== true;
}
