// A little of what learners do, so that the classes it takes are in the archive:
// node training.node.ts <host> <port>
import { Kafka, logLevel } from 'kafkajs';

const [host = '', port = ''] = process.argv.slice(2);
const kafka = new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING });
const topic = 'training';

const admin = kafka.admin();
await admin.connect();
await admin.createTopics({ waitForLeaders: false, topics: [{ topic, numPartitions: 2 }] });

const producer = kafka.producer({ transactionalId: 'training', maxInFlightRequests: 1 });
await producer.connect();
const transaction = await producer.transaction();
await transaction.send({ topic, messages: [{ key: 'a', value: 'b' }] });
await transaction.commit();
const undone = await producer.transaction();
await undone.send({ topic, messages: [{ key: 'a', value: 'c' }] });
await undone.abort();

const consumer = kafka.consumer({ groupId: 'training' });
await consumer.connect();
await consumer.subscribe({ topic, fromBeginning: true });
await new Promise<void>((seen, failed) => {
  const eachMessage = (): Promise<void> => {
    seen();
    return Promise.resolve();
  };
  consumer.run({ eachMessage }).catch(failed);
});
await consumer.disconnect();

await admin.fetchOffsets({ groupId: 'training', topics: [topic] });
await admin.describeGroups(['training']);
await admin.deleteGroups(['training']);
await admin.deleteTopics({ topics: [topic] });
await Promise.all([producer.disconnect(), admin.disconnect()]);
