// What kafkajs is made to do while its bytes are recorded: every API that it speaks on a single
// node without authentication, in success and in the failures that matter.
import kafkajs, { type Admin, type Consumer, type Kafka } from 'kafkajs';

type Step = (name: string) => void;

const TOPIC = 'orders';
const GROUP = 'kitchen';

export async function runScenario(kafka: Kafka, step: Step): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  await createTopics(admin, step);
  await produce(kafka, step);
  await transactions(kafka, step);
  await consume(kafka, admin, step);
  await readOutcomes(kafka, step);
  await offsets(admin, step);
  await administer(admin, step);
  step('delete');
  await admin.deleteGroups([GROUP]);
  await admin.deleteTopics({ topics: [TOPIC, 'menus'] });
  step('delete an unknown topic');
  await refused(admin.deleteTopics({ topics: ['never-there'] }));
  await admin.disconnect();
}

async function createTopics(admin: Admin, step: Step): Promise<void> {
  step('create topics');
  const configEntries = [{ name: 'retention.ms', value: '3600000' }];
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 2, configEntries }] });
  await admin.createTopics({ topics: [{ topic: 'menus', numPartitions: 1 }] });
  await until('every partition has a leader', async () => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [TOPIC, 'menus'] });
    return topics.every((topic) => topic.partitions.every(({ leader }) => leader >= 0));
  });
  step('create an existing topic');
  await admin.createTopics({ topics: [{ topic: TOPIC }] });
  step('create with too many replicas');
  await refused(admin.createTopics({ topics: [{ topic: 'wide', replicationFactor: 3 }] }));
  step('list topics');
  await admin.listTopics();
  step('describe cluster');
  await admin.describeCluster();
  step('metadata of an unknown topic');
  await refused(admin.fetchTopicMetadata({ topics: ['never-there'] }));
}

async function produce(kafka: Kafka, step: Step): Promise<void> {
  const plain = kafka.producer();
  await plain.connect();
  step('send');
  const timestamp = String(Date.now());
  await plain.send({
    topic: TOPIC,
    messages: [
      { partition: 0, key: 'o-1', value: 'placed', headers: { trace: 'a1' }, timestamp },
      { partition: 0, key: 'o-1', value: null, timestamp },
      { partition: 1, key: null, value: 'günther 🥐', timestamp },
    ],
  });
  step('send with gzip');
  const { GZIP } = kafkajs.CompressionTypes;
  const three = ['one', 'two', 'three'].map((value) => ({ partition: 0, key: 'o-2', value }));
  await plain.send({ topic: TOPIC, compression: GZIP, messages: three });
  step('send without acknowledgement');
  const messages = [{ partition: 1, value: 'unheard' }];
  await plain.send({ topic: TOPIC, acks: 0, messages });
  // Returns before the bytes pass the proxy; the answer to a second one says that they have.
  await plain.send({ topic: TOPIC, messages });
  step('send a timestamp of the far future');
  await refused(
    plain.send({ topic: TOPIC, messages: [{ partition: 0, value: 'x', timestamp: FAR_FUTURE }] }),
  );
  await plain.disconnect();
  step('send idempotently');
  const idempotent = kafka.producer({ idempotent: true });
  await idempotent.connect();
  await idempotent.send({ topic: 'menus', messages: [{ key: 'm-1', value: 'soup' }] });
  await idempotent.send({ topic: 'menus', messages: [{ key: 'm-1', value: 'stew' }] });
  await idempotent.disconnect();
}

const FAR_FUTURE = '4102444800000'; // the year 2100

async function transactions(kafka: Kafka, step: Step): Promise<void> {
  const options = { transactionalId: 'till', idempotent: true, maxInFlightRequests: 1 };
  const producer = kafka.producer(options);
  step('transactional start');
  await producer.connect();
  step('commit a transaction');
  const kept = await producer.transaction();
  await kept.send({ topic: 'menus', messages: [{ key: 't-1', value: 'kept' }] });
  const topics = [{ topic: TOPIC, partitions: [{ partition: 0, offset: '1' }] }];
  await kept.sendOffsets({ consumerGroupId: 'till-group', topics });
  await kept.commit();
  step('abort a transaction');
  const dropped = await producer.transaction();
  await dropped.send({ topic: 'menus', messages: [{ key: 't-2', value: 'dropped' }] });
  await dropped.abort();
  await producer.disconnect();
}

async function consume(kafka: Kafka, admin: Admin, step: Step): Promise<void> {
  step('first member');
  let seen = 0;
  const start = async (consumer: Consumer) => {
    await consumer.connect();
    await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
    await consumer.run({
      autoCommitThreshold: 1,
      eachMessage: () => {
        seen++;
        return Promise.resolve();
      },
    });
  };
  const options = { groupId: GROUP, heartbeatInterval: 100, maxWaitTimeInMs: 100 };
  const members = [kafka.consumer(options), kafka.consumer(options)] as const;
  const assigned = new Map<Consumer, number>();
  for (const member of members) {
    member.on(member.events.GROUP_JOIN, ({ payload }) => {
      assigned.set(member, payload.memberAssignment[TOPIC]?.length ?? 0);
    });
  }
  await start(members[0]);
  await until('the first member has read', () => seen >= 6);
  step('second member');
  await start(members[1]);
  await until('each has one partition', () => members.every((m) => assigned.get(m) === 1));
  step('live group');
  await admin.describeGroups([GROUP]);
  step('an unknown group');
  await admin.describeGroups(['never-there']);
  step('list and delete live groups');
  await admin.listGroups();
  await refused(admin.deleteGroups([GROUP]));
  step('commit by hand');
  await members[0].commitOffsets([{ topic: TOPIC, partition: 0, offset: '3', metadata: 'note' }]);
  step('leave');
  for (const member of members) await member.disconnect();
}

async function readOutcomes(kafka: Kafka, step: Step): Promise<void> {
  for (const readUncommitted of [false, true]) {
    step(readUncommitted ? 'read uncommitted' : 'read committed');
    const values: string[] = [];
    const groupId = readUncommitted ? 'curious' : 'careful';
    const consumer = kafka.consumer({ groupId, readUncommitted, maxWaitTimeInMs: 100 });
    await consumer.connect();
    await consumer.subscribe({ topics: ['menus'], fromBeginning: true });
    await consumer.run({
      eachMessage: ({ message }) => Promise.resolve(void values.push(String(message.value))),
    });
    await until('the last record', () => values.includes(readUncommitted ? 'dropped' : 'kept'));
    await consumer.disconnect();
  }
}

async function offsets(admin: Admin, step: Step): Promise<void> {
  step('offsets of a topic');
  await admin.fetchTopicOffsets(TOPIC);
  step('offsets at a time');
  await admin.fetchTopicOffsetsByTimestamp(TOPIC, 0);
  step('offsets of a group');
  await admin.fetchOffsets({ groupId: GROUP, topics: [TOPIC] });
  step('set offsets');
  const partitions = [{ partition: 0, offset: '2' }];
  await admin.setOffsets({ groupId: GROUP, topic: TOPIC, partitions });
}

async function administer(admin: Admin, step: Step): Promise<void> {
  const topic = { type: kafkajs.ConfigResourceTypes.TOPIC, name: TOPIC };
  step('describe configs');
  const resources = [{ ...topic, configNames: ['retention.ms', 'cleanup.policy'] }];
  await admin.describeConfigs({ includeSynonyms: true, resources });
  step('alter configs');
  const configEntries = [{ name: 'cleanup.policy', value: 'compact' }];
  await admin.alterConfigs({ validateOnly: true, resources: [{ ...topic, configEntries }] });
  step('alter unknown configs');
  const unknown = [{ ...topic, configEntries: [{ name: 'no.such', value: '1' }] }];
  await refused(admin.alterConfigs({ validateOnly: true, resources: unknown }));
  step('create partitions');
  await admin.createPartitions({ topicPartitions: [{ topic: TOPIC, count: 3 }] });
  step('create fewer partitions');
  await refused(admin.createPartitions({ topicPartitions: [{ topic: TOPIC, count: 1 }] }));
  step('delete records');
  await admin.deleteTopicRecords({ topic: TOPIC, partitions: [{ partition: 0, offset: '2' }] });
  step('reassign');
  const assignment = [{ partition: 0, replicas: [1] }];
  await refused(
    admin.alterPartitionReassignments({
      topics: [{ topic: TOPIC, partitionAssignment: assignment }],
    }),
  );
  step('reassign an unknown topic');
  await refused(
    admin.alterPartitionReassignments({
      topics: [{ topic: 'never-there', partitionAssignment: assignment }],
    }),
  );
  step('list reassignments');
  await admin.listPartitionReassignments({ topics: [{ topic: TOPIC, partitions: [0] }] });
  step('list all reassignments');
  await admin.listPartitionReassignments({});
  await acls(admin, step);
}

async function acls(admin: Admin, step: Step): Promise<void> {
  step('acls without an authorizer');
  const acl = {
    resourceType: kafkajs.AclResourceTypes.TOPIC,
    resourceName: TOPIC,
    resourcePatternType: kafkajs.ResourcePatternTypes.LITERAL,
    principal: 'User:anna',
    host: '*',
    operation: kafkajs.AclOperationTypes.READ,
    permissionType: kafkajs.AclPermissionTypes.ALLOW,
  };
  await refused(admin.createAcls({ acl: [acl] }));
  await refused(admin.describeAcls(acl));
  await refused(admin.deleteAcls({ filters: [acl] }));
}

/** Waits for what must fail or may: the failure's bytes are what is wanted. */
async function refused(attempt: Promise<unknown>): Promise<void> {
  await attempt.catch(() => undefined);
}

/** Polls until the condition holds; throws after 30 s. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
