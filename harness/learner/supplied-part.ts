// A supplied service with nothing of its own inside: it does what its part says, so that a company of any
// structure can be put on the wire. An exercise's world.ts hands these two on to the harness.
import type { Part } from '../grading/observed/part.ts';
import type { Ctx, Running } from './ctx.ts';

/** How often (ms) members ask whether their group has changed; kafkajs’s own 3 s would be waited for. */
const heartbeatInterval = 100;

/** Begins to answer and to read. */
export async function openPart(_: unknown, ctx: Ctx, part: Part): Promise<Running> {
  const { reads = [], serves = [], group: groupId = ctx.name } = part;
  for (const route of serves) {
    await ctx.http.serve(route, ({ params }) => ({ status: 200, body: params }));
  }
  if (reads.length === 0) return { stop: () => Promise.resolve() };
  const consumer = ctx.kafka.consumer({ groupId, heartbeatInterval });
  await consumer.connect();
  await consumer.subscribe({ topics: [...reads], fromBeginning: true });
  await consumer.run({ eachMessage: () => Promise.resolve() });
  return { stop: () => consumer.disconnect() };
}

/** Writes, puts, asks and gets, in this order, once. */
export async function workPart(_: unknown, ctx: Ctx, part: Part): Promise<void> {
  const { writes = [], asks = [], puts = [], gets = [] } = part;
  if (writes.length > 0) {
    const producer = ctx.kafka.producer();
    await producer.connect();
    const topics = [...new Set(writes.map(({ topic }) => topic))];
    await producer.sendBatch({
      topicMessages: topics.map((topic) => ({
        topic,
        messages: writes
          .filter((one) => one.topic === topic)
          .map(({ key, value }) => ({ key, value: JSON.stringify(value) })),
      })),
    });
    await producer.disconnect();
  }
  for (const { key, value } of puts) await ctx.db.put(key, value);
  for (const { of, route } of asks) await ctx.http.request(of, route);
  for (const key of gets) await ctx.db.get(key);
}
