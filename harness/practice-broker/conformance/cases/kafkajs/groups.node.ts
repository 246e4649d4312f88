// F10 and F11: members that come and go, and what kafkajs asks for.
import kafkajs from 'kafkajs';
import { type Case } from '../../case.ts';
import { clientCase, member, read, type Tools } from './client-case.node.ts';

export function groupCases(address: { host: string; port: number }): Case[] {
  const on = (name: string, run: (tools: Tools) => Promise<void>) => clientCase(name, address, run);
  return [
    on('F10: a member that comes and goes makes the others join again', async (tools) => {
      const { script, client } = tools;
      const topic = await tools.topic('orders', 2);
      const groupId = script.name('kitchen');
      const consumer = client().consumer({ groupId, ...member, sessionTimeout: 10_000 });
      const shares: number[] = [];
      consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
        shares.push(payload.memberAssignment[topic]?.length ?? 0);
      });
      await read(consumer, topic, () => undefined);
      await script.until('it has joined', () => Promise.resolve(shares.length === 1));
      const ghost = client().consumer({ groupId, ...member });
      await read(ghost, topic, () => undefined);
      await script.until('it has half', () => Promise.resolve(shares.at(-1) === 1));
      await ghost.disconnect();
      await script.until('it has all again', () => Promise.resolve(shares.at(-1) === 2));
      script.record('partitions after each join', shares);
      await consumer.disconnect();
    }),
    on('F11: what kafkajs asks for, by versions', async (tools) => {
      const { script, client, wires } = tools;
      const topic = await tools.topic('orders');
      const groupId = script.name('kitchen');
      const producer = client().producer({
        transactionalId: script.name('till'),
        idempotent: true,
        maxInFlightRequests: 1,
      });
      await producer.connect();
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages: [{ value: 'x' }] });
      await transaction.sendOffsets({
        consumerGroupId: groupId,
        topics: [{ topic, partitions: [{ partition: 0, offset: '0' }] }],
      });
      await transaction.commit();
      const seen: string[] = [];
      const consumer = client().consumer({ groupId, ...member });
      await read(consumer, topic, (value) => void seen.push(value), { autoCommitThreshold: 1 });
      await script.until('it is seen', () => Promise.resolve(seen.length === 1));
      await consumer.disconnect();
      const admin = client().admin();
      await admin.connect();
      await admin.describeGroups([groupId]);
      await admin.listGroups();
      await admin.describeCluster();
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '1' }] });
      const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }];
      await admin.describeConfigs({ resources, includeSynonyms: false });
      await admin.createPartitions({ topicPartitions: [{ topic, count: 2 }] });
      await admin.deleteGroups([groupId]);
      await admin.deleteTopics({ topics: [topic] });
      await Promise.all([producer.disconnect(), admin.disconnect()]);
      script.record('asked', wires.asked());
    }),
  ];
}
