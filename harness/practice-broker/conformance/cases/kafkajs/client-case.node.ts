// What the cases of kafkajs share: clients whose sockets can be seen and cut, and members that are quick.
import kafkajs, { type Consumer, type Kafka, type KafkaConfig, type Message } from 'kafkajs';
import { defineCase, type Script } from '../../case.ts';
import { untilLed } from '../topic.ts';
import { createWires, type Wires } from './wires.node.ts';

const { Kafka: Client, logLevel } = kafkajs;

export interface Tools {
  script: Script;
  wires: Wires;
  /** A client whose sockets `wires` can see and cut. */
  client(options?: Partial<KafkaConfig>): Kafka;
  /** A topic whose partitions have leaders. */
  topic(word: string, numPartitions?: number, configs?: Record<string, string>): Promise<string>;
  /** The offset that a group has committed in partition 0. */
  committed(groupId: string, topic: string): Promise<string | undefined>;
}

/** A case that drives kafkajs. Whatever it opened and did not close is cut in the end. */
export function clientCase(
  name: string,
  address: { host: string; port: number },
  run: (tools: Tools) => Promise<void>,
) {
  return defineCase(name, async (script) => {
    const all: Wires[] = [];
    const client = (of: Wires, options: Partial<KafkaConfig> = {}): Kafka =>
      new Client({
        ...{
          clientId: 'case',
          brokers: [`${address.host}:${address.port}`],
          logLevel: logLevel.NOTHING,
        },
        retry: { initialRetryTime: 30, retries: 20 },
        socketFactory: of.socketFactory,
        ...options,
      });
    const wires = createWires();
    const quiet = createWires();
    all.push(wires, quiet);
    const admin = client(quiet).admin();
    await admin.connect();
    try {
      await run({
        ...{ script, wires, client: (options) => client(wires, options) },
        async topic(word, numPartitions = 1, configs = {}) {
          const topic = script.name(word);
          const configEntries = Object.entries(configs).map(([key, value]) => ({
            name: key,
            value,
          }));
          const topics = [{ topic, numPartitions, configEntries }];
          await admin.createTopics({ topics, waitForLeaders: false });
          await untilLed(script, topic, numPartitions);
          return topic;
        },
        async committed(groupId, topic) {
          const [found] = await admin.fetchOffsets({ groupId, topics: [topic] });
          return found?.partitions.find(({ partition }) => partition === 0)?.offset;
        },
      });
    } finally {
      for (const one of all) one.cut();
    }
  });
}

export const numbered = (count: number): Message[] =>
  Array.from({ length: count }, (_, i) => ({ key: `k${i}`, value: `${i}`, partition: 0 }));

/** Reads from the start of a topic; each record goes to `each`. */
export async function read(
  consumer: Consumer,
  topic: string,
  each: (value: string) => Promise<void> | void,
  options: { autoCommitThreshold?: number; autoCommit?: boolean } = {},
): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    ...options,
    eachMessage: async ({ message }) => each(String(message.value)),
  });
}

export const never = new Promise<void>(() => undefined);
export const member = {
  sessionTimeout: 500,
  heartbeatInterval: 100,
  rebalanceTimeout: 2_000,
  maxWaitTimeInMs: 50,
};
