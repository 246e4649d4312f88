// Roll call: a worked example. It is complete and passes as it is; read it from top to bottom.
//
// A farm joins the co-op. That is a fact, so it is written to a topic, once. Whoever needs to know
// who the members are reads the topic, whenever it likes.
import type { Farm } from '#exercises/story.ts';
import type { Ctx, Running } from '#harness/learner/ctx.ts';
// `import type`: types are gone when this file runs, so there is nothing else to import.

// A topic is a log: records are added at its end, and stay. It has one or more partitions; in each
// of them records are numbered 0, 1, 2 …, and that number is a record's offset.
const topic = 'membership.farms';

// Readers come in groups. The broker remembers for each group how far it has read.
const groupId = 'roll-call';

// #region write
/** Writes one farm to the topic. When the promise resolves, the record is there to stay. */
export async function announceFarm(ctx: Ctx, farm: Farm): Promise<void> {
  const producer = ctx.kafka.producer();
  await producer.connect();

  // A record is a key, a value and headers, and all of them are bytes to the broker. The key says
  // what the record is about: records with one key stay in one partition, and so in order.
  // `send` answers with a promise, and only the broker's answer settles it: hence the `await`.
  await producer.send({
    topic,
    messages: [
      {
        key: farm.farmId,
        value: JSON.stringify(farm),
        headers: { 'event-id': farm.farmId },
      },
    ],
  });

  await producer.disconnect();
}
// #endregion write

// #region read
/** Starts reading; hands each farm to `onFarm` until it is stopped. */
export async function readFarms(ctx: Ctx, onFarm: (farm: Farm) => void): Promise<Running> {
  const consumer = ctx.kafka.consumer({ groupId });
  await consumer.connect();

  // A group that has never read here begins where you say: at the beginning, or with what is new.
  await consumer.subscribe({ topic, fromBeginning: true });

  // `run` comes back at once; the reading goes on in the background. After each batch kafkajs
  // commits: it tells the broker the offset of the next record that this group wants to see.
  await consumer.run({
    async eachMessage({ partition, message }) {
      // `message.offset` is a string: a partition may hold more records than a number can count.
      // `message.key` and `message.value` are Buffers, which are bytes and no text, or null.
      const { key, value, offset } = message;
      console.log(`${topic}/${partition}@${offset} (${key?.toString() ?? 'no key'})`);
      if (value === null) return;
      onFarm(JSON.parse(value.toString()) as Farm);
    },
  });

  // A topic has no end, so a reader has none of its own: somebody outside stops it. Never from
  // inside the handler, for stopping waits until the handler is done.
  return { stop: () => consumer.disconnect() };
}
// #endregion read
