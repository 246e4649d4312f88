// F5 and F6: transactions, and who may end up beside them.
import { type Case } from '../../case.ts';
import { clientCase, member, read, type Tools } from './client-case.node.ts';

export function transactionCases(address: { host: string; port: number }): Case[] {
  const on = (name: string, run: (tools: Tools) => Promise<void>) => clientCase(name, address, run);
  return [
    on('F5: three transactions of one record, one aborted', async (tools) => {
      const { script, client } = tools;
      const topic = await tools.topic('till');
      const groupId = script.name('kitchen');
      const transactionalId = script.name('producer');
      const producer = client().producer({
        transactionalId,
        idempotent: true,
        maxInFlightRequests: 1,
      });
      await producer.connect();
      for (const [value, keep] of [
        ['a', true],
        ['b', false],
        ['c', true],
      ] as const) {
        const transaction = await producer.transaction();
        await transaction.send({ topic, messages: [{ value }] });
        await (keep ? transaction.commit() : transaction.abort());
      }
      const admin = client().admin();
      await admin.connect();
      await script.until(
        'the last marker is there',
        async () => (await admin.fetchTopicOffsets(topic))[0]?.high === '6',
      );
      const seen: string[] = [];
      const consumer = client().consumer({ groupId, ...member });
      await read(consumer, topic, (value) => void seen.push(value), { autoCommitThreshold: 1 });
      await script.until('both are seen', () => Promise.resolve(seen.length >= 2));
      await script.until(
        'both are committed',
        async () => Number(await tools.committed(groupId, topic)) >= 5,
      );
      script.record('seen', { seen, committed: await tools.committed(groupId, topic) });
      script.record('ends', await admin.fetchTopicOffsets(topic));
      await Promise.all([consumer.disconnect(), producer.disconnect(), admin.disconnect()]);
    }),
    on(
      'F6: a second producer of one id fences the first; offsets of no member rewind an empty group',
      async (tools) => {
        const { script, client } = tools;
        const topic = await tools.topic('till');
        const transactionalId = script.name('producer');
        const usual = { transactionalId, idempotent: true, maxInFlightRequests: 1 };
        const first = client({ retry: { retries: 1, initialRetryTime: 10 } }).producer(usual);
        await first.connect();
        const early = await first.transaction();
        await early.send({ topic, messages: [{ value: 'early' }] });
        const second = client().producer(usual);
        await second.connect();
        // kafkajs asks for its id only when it begins: that is what fences.
        const transaction = await second.transaction();
        await transaction.send({ topic, messages: [{ value: 'of the second' }] });
        const late = (act: Promise<unknown>) =>
          act.then(
            () => 'taken',
            (error: unknown) => (error as { type?: string }).type,
          );
        const message = { topic, messages: [{ value: 'late' }] };
        script.record('the first sends', await late(early.send(message)));
        script.record('the first commits', await late(early.commit()));
        const groupId = script.name('kitchen');
        const admin = client().admin();
        await admin.connect();
        await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '7' }] });
        const topics = [{ topic, partitions: [{ partition: 0, offset: '3' }] }];
        await transaction.sendOffsets({ consumerGroupId: groupId, topics });
        await transaction.commit();
        await script.until(
          'the group was rewound',
          async () => (await tools.committed(groupId, topic)) === '3',
        );
        script.record('committed', await tools.committed(groupId, topic));
        const seen: string[] = [];
        const consumer = client().consumer({ groupId: script.name('reader'), ...member });
        await read(consumer, topic, (value) => void seen.push(value));
        await script.until('it is read', () => Promise.resolve(seen.length > 0));
        script.record('read', seen);
        await consumer.disconnect();
        await Promise.all([first.disconnect(), second.disconnect(), admin.disconnect()]);
      },
    ),
  ];
}
