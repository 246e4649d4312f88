// The eleven facts of the curriculum (F1–F11) as kafkajs 2.2.4 shows them. kafkajs needs sockets and a
// clock that runs, so these cases stand on TCP alone.
import kafkajs, {
  type Consumer,
  type Kafka,
  type KafkaConfig,
  type Message,
  type PartitionerArgs,
} from 'kafkajs';
import { type CaseGroup, defineCase, type Script } from '../case.ts';
import { untilLed } from './topic.ts';
import { createWires, type Wires } from './wires.node.ts';

const { Kafka: Client, logLevel } = kafkajs;

interface Tools {
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
function clientCase(
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

const numbered = (count: number): Message[] =>
  Array.from({ length: count }, (_, i) => ({ key: `k${i}`, value: `${i}`, partition: 0 }));

/** Reads from the start of a topic; each record goes to `each`. */
async function read(
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

const never = new Promise<void>(() => undefined);
const member = {
  sessionTimeout: 500,
  heartbeatInterval: 100,
  rebalanceTimeout: 2_000,
  maxWaitTimeInMs: 50,
};

export function kafkajsCases(address: { host: string; port: number }): CaseGroup {
  const on = (name: string, run: (tools: Tools) => Promise<void>) => clientCase(name, address, run);
  return {
    name: 'kafkajs',
    cases: [
      on(
        'F1: a crash within a batch loses all its commits, unless each record is committed',
        async (tools) => {
          const { script, client } = tools;
          const topic = await tools.topic('lots');
          const producer = client().producer();
          await producer.connect();
          await producer.send({ topic, messages: numbered(10) });
          for (const each of [false, true]) {
            const groupId = script.name(each ? 'careful' : 'usual');
            const crashing = createWires();
            const crash = client({
              socketFactory: crashing.socketFactory,
              retry: { retries: 0, restartOnFailure: () => Promise.resolve(false) },
            });
            const handled: string[] = [];
            const options = each ? { autoCommitThreshold: 1 } : {};
            await read(
              crash.consumer({ groupId, ...member }),
              topic,
              (value) => {
                if (handled.length === 5) return never;
                handled.push(value);
              },
              options,
            );
            await script.until('five are handled', () => Promise.resolve(handled.length === 5));
            if (each) {
              await script.until(
                'five are committed',
                async () => (await tools.committed(groupId, topic)) === '5',
              );
            }
            crashing.cut();
            script.record(
              `${each ? 'each' : 'by default'}: committed`,
              await tools.committed(groupId, topic),
            );
            const again: string[] = [];
            const consumer = client().consumer({ groupId, ...member });
            await read(consumer, topic, (value) => void again.push(value));
            await script.until('the last was handled', () => Promise.resolve(again.includes('9')));
            script.record(`${each ? 'each' : 'by default'}: handled after the crash`, again);
            await consumer.disconnect();
          }
          await producer.disconnect();
        },
      ),
      on(
        'F2: a lost answer makes a duplicate, unless the producer is idempotent',
        async (tools) => {
          const { script, client, wires } = tools;
          const admin = client().admin();
          await admin.connect();
          for (const [word, options, twice] of [
            ['plain', {}, false],
            ['idempotent', { idempotent: true, maxInFlightRequests: 1 }, false],
            ['twice', { idempotent: true, maxInFlightRequests: 1 }, true],
          ] as const) {
            const topic = await tools.topic(word);
            const producer = client().producer(options);
            await producer.connect();
            let errors = 0;
            if (!twice) wires.loseAnswer(0);
            for (let i = 0; i < (twice ? 2 : 4); i++) {
              const value = twice ? 'the same' : `${i}`;
              await producer.send({ topic, messages: [{ value }] }).catch(() => (errors += 1));
            }
            const [end] = await admin.fetchTopicOffsets(topic);
            script.record(word, { records: end?.high, errors, lost: wires.lost() });
            await producer.disconnect();
          }
          await admin.disconnect();
        },
      ),
      on(
        'F3: who handles longer than its session loses its partitions, and both handle',
        async (tools) => {
          const { script, client } = tools;
          const topic = await tools.topic('slow');
          const groupId = script.name('kitchen');
          const producer = client().producer();
          await producer.connect();
          await producer.send({ topic, messages: numbered(2) });
          const slow: string[] = [];
          const quick: string[] = [];
          let release: () => void = () => undefined;
          const held = new Promise<void>((resolve) => (release = resolve));
          const first = client().consumer({ groupId, ...member });
          await read(first, topic, async (value) => {
            slow.push(value);
            await held;
          });
          await script.until('the first handles', () => Promise.resolve(slow.length === 1));
          const second = client().consumer({ groupId, ...member });
          await read(second, topic, (value) => void quick.push(value));
          await script.until('the second has handled all', () =>
            Promise.resolve(quick.includes('1')),
          );
          script.record('while the first still handles', { slow, quick });
          release();
          await Promise.all([first.disconnect(), second.disconnect(), producer.disconnect()]);
        },
      ),
      on(
        'F4: a record that throws is tried again and again, and nothing is committed beyond it',
        async (tools) => {
          const { script, client } = tools;
          const topic = await tools.topic('bad');
          const groupId = script.name('kitchen');
          const producer = client().producer();
          await producer.connect();
          await producer.send({ topic, messages: numbered(5) });
          let attempts = 0;
          const consumer = client().consumer({
            groupId,
            ...member,
            retry: { retries: 2, initialRetryTime: 20 },
          });
          await read(consumer, topic, (value) => {
            if (value !== '2') return;
            attempts += 1;
            throw new Error('bad milk');
          });
          await script.until('it was tried often', () => Promise.resolve(attempts > 8));
          script.record('committed', await tools.committed(groupId, topic));
          await Promise.all([consumer.disconnect(), producer.disconnect()]);
        },
      ),
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
          const make = () =>
            client({ retry: { retries: 1, initialRetryTime: 10 } }).producer({
              transactionalId,
              idempotent: true,
              maxInFlightRequests: 1,
            });
          const first = make();
          await first.connect();
          const early = await first.transaction();
          await early.send({ topic, messages: [{ value: 'early' }] });
          const second = make();
          await second.connect();
          const failure = await early.send({ topic, messages: [{ value: 'late' }] }).then(
            () => 'none',
            (error: unknown) => (error as { type?: string }).type,
          );
          script.record('the first is refused with', failure);
          const groupId = script.name('kitchen');
          const admin = client().admin();
          await admin.connect();
          await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '7' }] });
          const transaction = await second.transaction();
          const topics = [{ topic, partitions: [{ partition: 0, offset: '3' }] }];
          await transaction.sendOffsets({ consumerGroupId: groupId, topics });
          await transaction.commit();
          await script.until(
            'the group was rewound',
            async () => (await tools.committed(groupId, topic)) === '3',
          );
          script.record('committed', await tools.committed(groupId, topic));
          await Promise.all([first.disconnect(), second.disconnect(), admin.disconnect()]);
        },
      ),
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
      on('F9: setOffsets refuses a live group', async (tools) => {
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
        await admin.disconnect();
      }),
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
    ],
  };
}
