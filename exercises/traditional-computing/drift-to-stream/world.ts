// What the co-op supplies beside the answer: Settlement, whose API gives the grades page by page.
import type { Ctx, Running } from '#harness/learner/ctx.ts';

interface Row {
  lotId: string;
  version: number;
}

const rowsAPage = 10;

// #region api
/** Settlement keeps the grades in a table of its own, and whoever asks gets a page of it. */
export async function openSettlement(_answer: unknown, ctx: Ctx): Promise<Running> {
  const table = new Map<string, Row>();
  const consumer = ctx.kafka.consumer({ groupId: 'settlement' });
  await consumer.connect();
  await consumer.subscribe({ topic: 'quality.grades', fromBeginning: true });
  await consumer.run({
    eachMessage({ message }) {
      const row = JSON.parse(message.value?.toString() ?? '{}') as Row;
      if (row.version > (table.get(row.lotId)?.version ?? 0)) table.set(row.lotId, row);
      return Promise.resolve();
    },
  });
  const route = await ctx.http.serve('GET /grades/:page', ({ params }) => {
    const from = Number(params['page']) * rowsAPage;
    return { status: 200, body: { rows: [...table.values()].slice(from, from + rowsAPage) } };
  });
  return {
    async stop() {
      await route.stop();
      await consumer.disconnect();
    },
  };
}
// #endregion api
