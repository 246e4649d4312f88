// Grading on a cluster of three nodes that is not the workbook's own, with other people's things on it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { acquireBroker } from '../brokers/acquire.ts';
import type { Broker } from '../brokers/broker.ts';
import { Connection } from '../brokers/connection.ts';
import { dialPlain } from '../brokers/dial-plain.ts';
import { ownPrefix } from '../brokers/own-names.ts';
import { securedPrefix } from '../brokers/testing/secured-cluster.ts';
import { withSecuredCluster } from '../brokers/testing/with-secured-cluster.ts';
import { until } from '../brokers/until.ts';
import { exercises } from '../catalog/catalog.ts';
import type { Check } from '../grading/check.ts';
import { eventsOf } from '../grading/history.ts';
import { ctx, sink } from '../grading/stage.ts';
import { essence, type Verdict } from '../grading/verdict.ts';
import { createLearnerPool } from '../learner/pool.node.ts';
import { codeAt } from '../learner/strip.node.ts';
import { answerFile } from '../learner/testing/answers.ts';
import { encodeBatch } from '../protocol/records/batches.ts';
import { listen } from '../wire-tap/sockets.node.ts';
import type { TapTarget } from '../wire-tap/tap-server.ts';
import { createTopics, deleteTopics } from './broker-topics.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { openSession, type Session } from './session.ts';
import { createRun, type Run } from './run.ts';
import { createTopicPool } from './topic-pool.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stateDir = join(root, '.milk-run');
const settings = { 'group.initial.rebalance.delay.ms': 0 };
const on = withSecuredCluster({ nodes: 3, settings });
const soon = { withinMs: 10_000 };

async function acquire(env: NodeJS.ProcessEnv): Promise<Broker> {
  return await acquireBroker({ kind: 'auto', stateDir, env, onProgress: () => undefined });
}

/** The cluster as its administrator sees it: nothing but the harness itself stands in the way. */
const almighty = (): Promise<Broker> =>
  acquire({
    WORKBOOK_KAFKA_BROKERS: on()
      .open.map(({ host, port }) => `${host}:${port}`)
      .join(),
    WORKBOOK_KAFKA_PREFIX: securedPrefix,
  });

/** Topics and groups of other people, each with something in it. */
const others = ['orders', '__billing', 'milk', 'mr-1-orders'];

async function administrator(): Promise<Cluster> {
  const [first] = on().open;
  if (first === undefined) throw new Error('a cluster has a node');
  return await openCluster({ ...(await almighty()), ...first, prefix: '' });
}

async function makeOthers(cluster: Cluster): Promise<void> {
  await cluster.request('CreateTopics', 4, {
    topics: others.map((name) => ({
      ...{ name, numPartitions: 2, replicationFactor: -1, assignments: [] },
      configs: [{ name: 'retention.ms', value: '3600000' }],
    })),
    timeoutMs: 10_000,
  });
  for (const name of others) {
    const leaders = await until(async () => {
      const found = await cluster.leaders(name, [0, 1]).catch(() => undefined);
      return found;
    }, soon);
    for (const { node, partitions } of leaders ?? []) {
      const records = encodeBatch({ records: [{ value: Buffer.from('theirs'), timestamp: 1n }] });
      const partitionData = partitions.map((index) => ({ index, records }));
      const topicData = [{ name, partitionData }];
      const body = { transactionalId: null, acks: -1, timeoutMs: 10_000, topicData };
      const wrote = await until(async () => {
        const { responses } = await node.request('Produce', 7, body);
        return responses.every((one) =>
          one.partitionResponses.every((part) => part.errorCode === 0),
        );
      }, soon);
      expect(wrote).toBe(true);
    }
    const committed = { partitionIndex: 0, committedOffset: 1n, committedMetadata: null };
    const answer = await (
      await cluster.coordinator(name)
    ).request('OffsetCommit', 5, {
      ...{ groupId: name, generationIdOrMemberEpoch: -1, memberId: '' },
      topics: [{ name, partitions: [committed] }],
    });
    expect(answer.topics[0]?.partitions[0]?.errorCode).toBe(0);
  }
}

/** Everything about other people's topics and groups that could be changed. */
async function lookAtOthers(cluster: Cluster): Promise<unknown> {
  return await Promise.all(
    others.map(async (name) => {
      const resources = [{ resourceType: 2, resourceName: name, configurationKeys: null }];
      const { results } = await cluster.request('DescribeConfigs', 2, { resources });
      const leaders = await cluster.leaders(name, [0, 1]);
      const offsets = await Promise.all(
        leaders.flatMap(({ node, partitions }) =>
          [-2n, -1n].map(async (timestamp) => {
            const asked = partitions.map((partitionIndex) => ({ partitionIndex, timestamp }));
            const topics = [{ name, partitions: asked }];
            const body = { replicaId: -1, isolationLevel: 0, topics };
            const answer = await node.request('ListOffsets', 3, body);
            return answer.topics[0]?.partitions.map((part) => [part.partitionIndex, part.offset]);
          }),
        ),
      );
      const { topics } = await (
        await cluster.coordinator(name)
      ).request('OffsetFetch', 5, {
        groupId: name,
        topics: [{ name, partitionIndexes: [0] }],
      });
      return { name, configs: results[0]?.configs, offsets: offsets.flat().sort(), topics };
    }),
  );
}

/** Whatever a run can have left, in its broker's own view. */
async function left(cluster: Cluster): Promise<string[]> {
  const { topics } = await cluster.request('Metadata', 6, { topics: null });
  const groups = await Promise.all(
    on().open.map(async ({ host, port }) => {
      const node = await Connection.open(host, port, { dial: dialPlain });
      const answer = await node.request('ListGroups', 2, {});
      node.close();
      return answer.groups.map((one) => one.groupId);
    }),
  );
  const names = [...topics.map((one) => one.name ?? ''), ...groups.flat()];
  return names.filter((name) => name.startsWith(`${securedPrefix}mr-`));
}

describe('on a cluster of three nodes, with the listed rights and no other', () => {
  const sessions: { jvm?: Session; external?: Session } = {};
  beforeAll(async () => {
    const { env } = process;
    const jvm = await acquireBroker({ kind: 'jvm', stateDir, env, onProgress: () => undefined });
    sessions.jvm = await openSession(root, jvm);
    sessions.external = await openSession(root, await acquire(on().env));
  });
  afterAll(async () => {
    await sessions.jvm?.close();
    await sessions.external?.close();
  });

  async function verdict(on_: Session | undefined, slug: string, file: string): Promise<Verdict> {
    const exercise = exercises.find((one) => one.slug === slug);
    if (exercise === undefined || on_ === undefined) throw new Error(`no ${slug}`);
    await on_.warmUp(exercise);
    const answer = join(root, 'solutions', exercise.path, file);
    return await on_.grade(exercise, { answer, seed: 7, stubToo: true });
  }

  it.each([
    ['hello-milk', 'solution.ts', 'pass'],
    ['first-tape', 'solution.ts', 'pass'],
    ['first-tape', 'alternatives/transaction.ts', 'pass'],
    ['first-tape', 'wrong/LOST-shared-group.ts', 'fail'],
    ['first-tape', 'wrong/ORDER-no-key.ts', 'fail'],
    ['first-tape', 'stub.ts', 'fail'],
  ])('%s: %s gets the verdict that it gets on the workbook’s own Kafka', async (...answer) => {
    const [slug, file, status] = answer;
    const here = await verdict(sessions.external, slug, file);
    expect(here.status, JSON.stringify(here.findings)).toBe(status);
    expect(here.broker).toEqual({ kind: 'external', version: '4.4', graded: true });
    expect(essence(here)).toBe(essence(await verdict(sessions.jvm, slug, file)));
    const said = JSON.stringify(here);
    for (const secret of ['WORKBOOK_KAFKA_SASL_PASSWORD', 'WORKBOOK_KAFKA_PREFIX']) {
      expect(said).not.toContain(on().env[secret]);
    }
  });
});

describe('an answer that means harm', () => {
  const learners = createLearnerPool();
  afterAll(() => learners.close());
  let runs = 0;

  async function run(broker: Broker, source: string): Promise<Run> {
    const cluster = await openCluster(broker);
    const targets = new Map<string, TapTarget>();
    const taps = await listen((token) => targets.get(token));
    const prefix = `${securedPrefix}mr-harm${++runs}-`;
    const topics = createTopicPool(cluster, `${prefix}pool-`);
    const check = {
      ...{ exports: ['deliver'], topics: { orders: { partitions: 2 } }, stubGets: 'LOST' },
      ...{ processes: ['driver'], rules: [], scenario: () => Promise.resolve({}) },
    } satisfies Check;
    const started = await createRun({
      ...{ check, code: codeAt(answerFile(source), null), seed: 1, prefix, broker },
      ...{ cluster, learners, topics, taps, targets, sweepAll: false },
    });
    onTestFinished(async () => {
      await started.end();
      await topics.close();
      await taps.close();
      cluster.close();
    });
    return started;
  }

  it('changes nothing of anybody else’s, however much the cluster would let it', async () => {
    const admin = await administrator();
    onTestFinished(() => admin.close());
    await makeOthers(admin);
    const before = await lookAtOthers(admin);
    const names = JSON.stringify([...others, '__consumer_offsets', '*', '']);
    const { stage, end } = await run(
      await almighty(),
      `
import kafkajs from 'kafkajs';
export async function deliver({ kafka }: { kafka: kafkajs.Kafka }, out: (value: unknown) => void) {
  const admin = kafka.admin({ retry: { retries: 1 } });
  await admin.connect();
  const attempt = async (what: string, doIt: () => Promise<unknown>) => {
    try { out([what, JSON.stringify(await doIt()) ?? 'done']); } catch (error) { out([what, 'refused']); }
  };
  out(['sees', await admin.listTopics(), (await admin.listGroups()).groups]);
  for (const topic of ${names}) {
    await attempt('records ' + topic, () => admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '1' }] }));
    await attempt('topic ' + topic, () => admin.deleteTopics({ topics: [topic], timeout: 500 }));
    await attempt('group ' + topic, () => admin.deleteGroups([topic]));
    await attempt('offsets ' + topic, () => admin.setOffsets({ groupId: topic, topic, partitions: [{ partition: 0, offset: '0' }] }));
    await attempt('partitions ' + topic, () => admin.createPartitions({ topicPartitions: [{ topic, count: 9 }] }));
    for (const type of [2, 4]) {
      const configEntries = [{ name: 'retention.ms', value: '1' }];
      await attempt('configs ' + topic, () => admin.alterConfigs({ validateOnly: false, resources: [{ type, name: type === 4 ? '1' : topic, configEntries }] }));
    }
    const acl = { resourceType: 2, resourceName: topic, resourcePatternType: 3, principal: 'User:grader', host: '*', operation: 2, permissionType: 2 };
    await attempt('acl ' + topic, () => admin.createAcls({ acl: [acl] }));
    await attempt('acls ' + topic, () => admin.deleteAcls({ filters: [{ ...acl, resourceType: 1, resourceName: undefined, principal: undefined, host: undefined, resourcePatternType: 1, operation: 1, permissionType: 1 } as never] }));
    const producer = kafka.producer({ retry: { retries: 0 } });
    await producer.connect();
    await attempt('write ' + topic, () => producer.send({ topic, messages: [{ value: 'ours' }] }));
    await producer.disconnect();
  }
  await admin.disconnect();
}
`,
    );
    const aclsBefore = await everyAcl(admin);
    const call = (await stage.learner('driver')).call('deliver', [ctx, sink('out')]);
    const what = { en: 'the end', ko: '끝' };
    const waited = await stage.until({ what, met: () => call.settled, limitMs: 60_000 });
    expect([waited, call.error]).toEqual(['met', undefined]);
    const reports = eventsOf(stage.history, 'report').map((one) => one.value as string[]);
    expect(reports[0]).toEqual(['sees', ['orders'], []]);
    // Its own topic of that name it may do with as it likes.
    const own = reports.filter(([did]) => did === 'topic orders');
    expect(own).toEqual([['topic orders', 'done']]);
    expect(reports.length).toBeGreaterThan(60);
    await end();
    expect(await lookAtOthers(admin)).toEqual(before);
    expect(await everyAcl(admin)).toEqual(aclsBefore);
    expect(await until(async () => (await left(admin)).length === 0, soon)).toBe(true);
  });

  it('is not needed for topics to be left: those of killed commands go a day later', async () => {
    const admin = await administrator();
    onTestFinished(() => admin.close());
    const day = 24 * 60 * 60_000;
    const names = [
      `${ownPrefix(securedPrefix, Date.now() - day - 60_000)}pool-1`,
      `${ownPrefix(securedPrefix, Date.now() - day + 60_000)}pool-1`,
      `${securedPrefix}mr-notes`,
      ownPrefix('other-', Date.now() - 2 * day),
    ] as const;
    await createTopics(
      admin,
      names.map((name) => ({ name, spec: { partitions: 1 } })),
    );
    await (await openSession(root, await almighty())).close();
    const there = async (): Promise<string[]> => {
      const { topics } = await admin.request('Metadata', 6, { topics: null });
      return topics.flatMap(({ name }) => name ?? []);
    };
    expect(await until(async () => !(await there()).includes(names[0]), soon)).toBe(true);
    expect(await there()).toEqual(expect.arrayContaining(names.slice(1)));
    await deleteTopics(admin, names.slice(1));
  });

  it('is not the only one held to the prefix: the harness is, too', async () => {
    const cluster = await openCluster(await almighty());
    onTestFinished(() => cluster.close());
    const none = { timeoutMs: 1_000 };
    await expect(
      cluster.request('DeleteTopics', 4, { topicNames: ['orders'], ...none }),
    ).rejects.toThrow('The harness does not touch the topic orders');
    const node = await cluster.coordinator(`${securedPrefix}x`);
    await expect(node.request('DeleteGroups', 1, { groupsNames: ['orders'] })).rejects.toThrow(
      'does not touch the group orders',
    );
  });
});

async function everyAcl(cluster: Cluster): Promise<unknown> {
  const { resources } = await cluster.request('DescribeAcls', 2, {
    ...{ resourceTypeFilter: 1, resourceNameFilter: null, patternTypeFilter: 1 },
    ...{ principalFilter: null, hostFilter: null, operation: 1, permissionType: 1 },
  });
  return resources.map((one) => JSON.stringify(one)).sort();
}

describe('what is the cluster’s doing', () => {
  it('is not counted: a session timeout that it does not take', async () => {
    const session = await openSession(root, await acquire(on().env));
    onTestFinished(() => session.close());
    const exercise = exercises.find((one) => one.slug === 'hello-milk');
    if (exercise === undefined) throw new Error('no hello-milk');
    const right = readFileSync(join(root, 'solutions', exercise.path, 'solution.ts'), 'utf8');
    const short = right.replace(
      'consumer({ groupId })',
      'consumer({ groupId, sessionTimeout: 1000 })',
    );
    expect(short).not.toBe(right);
    const answer = answerFile(short);
    const verdict = await session.grade(exercise, { answer, seed: 1 });
    expect(verdict.status, JSON.stringify(verdict.findings)).toBe('error');
    expect(verdict.message?.en).toContain('a session timeout of 1000 ms');
    expect(verdict.message?.en).toContain('group.min.session.timeout.ms');
  });

  it('is not counted: a cluster that dies while it is graded', async () => {
    const session = await openSession(root, await acquire(on().env));
    onTestFinished(() => session.close());
    const exercise = exercises.find((one) => one.slug === 'first-tape');
    if (exercise === undefined) throw new Error('no first-tape');
    await session.warmUp(exercise);
    const answer = join(root, 'solutions', exercise.path, 'solution.ts');
    const grading = session.grade(exercise, { answer, seed: 1 });
    for (const { java } of on().nodes) java.kill('SIGKILL');
    const verdict = await grading;
    expect(verdict.status, JSON.stringify(verdict.findings)).toBe('error');
    expect(verdict.message?.en).toMatch(/nothing answers at localhost:\d+/);
    expect(verdict.findings[0]?.asks.en).toContain('WORKBOOK_KAFKA_BROKERS');
  });
});
