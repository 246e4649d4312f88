// F7 to F9: what happens to a topic under its readers.
import kafkajs, { type PartitionerArgs } from 'kafkajs';
import { type Case } from '../../case.ts';
import { untilLed } from '../topic.ts';
import { clientCase, member, numbered, read, type Tools } from './client-case.node.ts';

export function topicCases(address: { host: string; port: number }): Case[] {
  const on = (name: string, run: (tools: Tools) => Promise<void>) => clientCase(name, address, run);
  return [
    on('F7: keys move when partitions are added', async (tools) => {
      const { script, client } = tools;
      const topic = await tools.topic('keys', 3);
      const messages = Array.from({ length: 30 }, (_, i) => ({ key: `lot-${i}`, value: 'x' }));
      const place = async (): Promise<Record<string, number>> => {
        const places: Record<string, number> = {};
        const createPartitioner = () => {
          const usual = kafkajs.Partitioners.DefaultPartitioner();
          return (of: PartitionerArgs) => (places[String(of.message.key)] = usual(of));
        };
        const producer = client().producer({ createPartitioner });
        await producer.connect();
        await producer.send({ topic, messages });
        await producer.disconnect();
        return places;
      };
      const admin = client().admin();
      await admin.connect();
      const before = await place();
      script.record('before', await admin.fetchTopicOffsets(topic));
      await admin.createPartitions({ topicPartitions: [{ topic, count: 5 }] });
      await untilLed(script, topic, 5);
      const after = await place();
      script.record('after', await admin.fetchTopicOffsets(topic));
      const moved = Object.keys(before).filter((key) => before[key] !== after[key]);
      script.record('moved', moved.length);
      await admin.disconnect();
    }),
    on('F8: compaction is seen within seconds', async (tools) => {
      const { script, client } = tools;
      const topic = await tools.topic('prices', 1, {
        'cleanup.policy': 'compact',
        'segment.ms': '100',
        'min.cleanable.dirty.ratio': '0.01',
        'max.compaction.lag.ms': '200',
      });
      const producer = client().producer();
      await producer.connect();
      const first = script.now() - 10_000;
      const send = (key: string, value: string, timestamp: number) =>
        producer.send({ topic, messages: [{ key, value, timestamp: String(timestamp) }] });
      for (const value of ['1', '2', '3']) await send('milk', value, first);
      await send('roll', 'x', first + 5_000);
      let seen: string[] = [];
      await script.until('only the last price is left', async () => {
        const consumer = client().consumer({ groupId: script.fresh('reader'), ...member });
        const now: string[] = [];
        await read(consumer, topic, (value) => void now.push(value));
        await script.until('all is read', () => Promise.resolve(now.includes('x')));
        await consumer.disconnect();
        seen = now;
        return now.length === 2;
      });
      script.record('left', seen);
      await producer.disconnect();
    }),
    on(
      'F9: setOffsets refuses a live group; deleteTopicRecords wants to know the topic',
      async (tools) => {
        const { script, client } = tools;
        const topic = await tools.topic('orders');
        const groupId = script.name('kitchen');
        const admin = client({ retry: { retries: 0 } }).admin();
        await admin.connect();
        const consumer = client().consumer({ groupId, ...member });
        let joined = false;
        consumer.on(consumer.events.GROUP_JOIN, () => (joined = true));
        await read(consumer, topic, () => undefined);
        await script.until('it has joined', () => Promise.resolve(joined));
        const set = () =>
          admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '1' }] }).then(
            () => 'taken',
            (error: unknown) => (error as Error).message,
          );
        script.record('live', await set());
        await consumer.disconnect();
        script.record('empty', await set());
        const producer = client().producer();
        await producer.connect();
        await producer.send({ topic, messages: numbered(3) });
        // A client of its own, which has never asked for anything of this topic.
        const fresh = client({ retry: { retries: 0 } }).admin();
        await fresh.connect();
        const remove = () =>
          fresh.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '2' }] }).then(
            () => 'taken',
            (error: unknown) => (error as Error).message,
          );
        script.record('deleteTopicRecords, fresh', await remove());
        await fresh.fetchTopicOffsets(topic);
        script.record('deleteTopicRecords, after fetchTopicOffsets', await remove());
        script.record('offsets', await fresh.fetchTopicOffsets(topic));
        await Promise.all([admin.disconnect(), fresh.disconnect(), producer.disconnect()]);
      },
    ),
  ];
}
