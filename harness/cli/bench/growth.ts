// How the practice broker's costs grow: the same request on a broker that holds ten times as much, and ten
// times as much again. Requests are put in by hand, so that nothing but the broker is measured.
import { encodeBatch } from '../../protocol/records/batches.ts';
import { encodeSubscription } from '../../protocol/groups/consumer-protocol.ts';
import { drive, type Client, type Driven } from '../../practice-broker/testing/drive.ts';
import { percentile } from './figures.ts';
import type { Part } from './part.ts';

const tries = 200;
const recordsInBatch = 10;
const records = Array.from({ length: recordsInBatch }, (_, i) => ({
  key: new TextEncoder().encode(`farm-${i}`),
  value: new Uint8Array(100),
}));

/** A batch of ten, all of the same time: ms since 1970. */
function batchAt(time: number): Uint8Array {
  return encodeBatch({ baseTimestamp: BigInt(time), records });
}
const batch = batchAt(0);

/** A row for each cost: its name, then the median at each of three sizes. */
export function costsAtSizes(): Part {
  const logs = [10_000, 100_000, 1_000_000].map(brokerWithRecords);
  const topics = [10, 100, 1_000].map(brokerWithTopics);
  const groups = [4, 40, 200].map(brokerWithConsumers);
  return {
    title: {
      en: 'How the practice broker’s costs grow',
      ko: '연습용 브로커의 비용이 커지는 모습',
    },
    how: {
      en: `Medians of ${tries} requests put in by hand, answers read.`,
      ko: `직접 넣은 요청 ${tries}건의 중앙값. 응답까지 읽습니다.`,
    },
    head: ['', { en: 'small', ko: '작을 때' }, '×10', '×100'],
    rows: [
      [{ en: 'records in one partition', ko: '파티션 하나의 레코드' }, '10^4', '10^5', '10^6'],
      [
        { en: 'append a batch of ten', ko: '열 건 배치 덧붙이기' },
        ...logs.map(({ client }) => median(() => produce(client, 'log'))),
      ],
      [
        { en: 'fetch 10 kB from the middle', ko: '가운데에서 10 kB 가져오기' },
        ...logs.map(({ client, records }) => median(() => fetch(client, BigInt(records / 2)))),
      ],
      [
        { en: 'look up a time', ko: '시각으로 찾기' },
        ...logs.map(({ client, records: held }) => median(() => lookUp(client, held / 2))),
      ],
      [
        { en: 'memory held', ko: '차지한 메모리' },
        ...logs.map(({ megabytes }) => `${megabytes.toFixed(0)} MB`),
      ],
      [{ en: 'topics of ten partitions', ko: '파티션 열 개짜리 토픽' }, '10', '100', '1,000'],
      [
        { en: 'metadata of one', ko: '토픽 하나의 메타데이터' },
        ...topics.map(({ client }) => median(() => metadata(client))),
      ],
      [
        { en: 'create one more', ko: '토픽 하나 더 만들기' },
        ...topics.map(({ client }) => median(() => createOne(client))),
      ],
      [
        {
          en: 'consumers that join at once, four in a group',
          ko: '동시에 가입하는 컨슈머, 그룹마다 넷',
        },
        '4',
        '40',
        '200',
      ],
      [
        {
          en: 'until all groups are whole, for each consumer',
          ko: '모든 그룹이 갖춰질 때까지, 컨슈머 하나당',
        },
        ...groups.map(({ each }) => `${each.toFixed(0)} µs`),
      ],
      [{ en: 'heartbeat', ko: '하트비트' }, ...groups.map(({ beat }) => median(beat))],
    ],
  };
}

/** The median of many, in whole µs. */
function median(act: () => void): string {
  const times: number[] = [];
  for (let i = 0; i < tries; i += 1) {
    const began = performance.now();
    act();
    times.push((performance.now() - began) * 1000);
  }
  return `${Math.round(percentile(times, 0.5))} µs`;
}

function createTopics(client: Client, names: readonly string[], numPartitions: number): void {
  client.ask('CreateTopics', 4, {
    topics: names.map((name) => ({
      ...{ name, numPartitions, replicationFactor: 1, assignments: [], configs: [] },
    })),
    timeoutMs: 5_000,
  });
}

function produce(client: Client, name: string, sent = batch): void {
  client.ask('Produce', 7, {
    ...{ transactionalId: null, acks: -1, timeoutMs: 5_000 },
    topicData: [{ name, partitionData: [{ index: 0, records: sent }] }],
  });
}

function fetch(client: Client, fetchOffset: bigint): void {
  client.ask('Fetch', 11, {
    ...{ maxWaitMs: 0, minBytes: 1, maxBytes: 10_000, isolationLevel: 0 },
    topics: [
      { topic: 'log', partitions: [{ partition: 0, fetchOffset, partitionMaxBytes: 10_000 }] },
    ],
  });
}

function lookUp(client: Client, time: number): void {
  client.ask('ListOffsets', 3, {
    replicaId: -1,
    topics: [{ name: 'log', partitions: [{ partitionIndex: 0, timestamp: BigInt(time) }] }],
  });
}

function brokerWithRecords(records: number) {
  const before = process.memoryUsage().rss;
  const driven = drive();
  const client = driven.connect();
  createTopics(client, ['log'], 1);
  for (let held = 0; held < records; held += recordsInBatch) produce(client, 'log', batchAt(held));
  return { client, records, megabytes: Math.max(0, process.memoryUsage().rss - before) / 1e6 };
}

function brokerWithTopics(count: number) {
  const client = drive().connect();
  createTopics(
    client,
    Array.from({ length: count }, (_, i) => `topic-${i}`),
    10,
  );
  return { client };
}

function metadata(client: Client): void {
  client.ask('Metadata', 6, { topics: [{ name: 'topic-7' }], allowAutoTopicCreation: false });
}

let created = 0;
function createOne(client: Client): void {
  createTopics(client, [`more-${(created += 1)}`], 10);
}

interface Member {
  client: Client;
  groupId: string;
  memberId: string;
}

/** Consumers that join at once, and how long that took for each. */
function brokerWithConsumers(count: number) {
  const driven = drive();
  createTopics(driven.connect(), ['log'], 10);
  const began = performance.now();
  const members = Array.from({ length: count }, (_, i) => memberOf(driven, i));
  let generations = new Map<Member, number>();
  for (let round = 0; round < 10; round += 1) {
    generations = joinAll(members);
    if (generations.size === count) break;
  }
  const each = ((performance.now() - began) * 1000) / count;
  if (generations.size !== count)
    throw new Error(`only ${generations.size} of ${count} are members`);
  const [[first, generationId] = []] = generations;
  return {
    each,
    beat(): void {
      if (first === undefined || generationId === undefined) return;
      const { client, groupId, memberId } = first;
      client.ask('Heartbeat', 3, { groupId, memberId, generationId });
    },
  };
}

const protocols = [
  {
    name: 'RoundRobinAssigner',
    metadata: encodeSubscription({ version: 1, topics: ['log'], userData: null }),
  },
];
const timeouts = { sessionTimeoutMs: 30_000, rebalanceTimeoutMs: 60_000 };

function memberOf(driven: Driven, i: number): Member {
  const client = driven.connect(`consumer-${i}`);
  const groupId = `group-${Math.floor(i / 4)}`;
  const asked = { groupId, ...timeouts, memberId: '', protocolType: 'consumer', protocols };
  return { client, groupId, memberId: client.ask('JoinGroup', 5, asked).memberId };
}

/** One round of JoinGroup and SyncGroup; gives the members that are in, with their generation. */
function joinAll(members: readonly Member[]): Map<Member, number> {
  const joining = members.map((member) => {
    const { client, groupId, memberId } = member;
    const asked = { groupId, ...timeouts, memberId, protocolType: 'consumer', protocols };
    return { member, sent: client.send('JoinGroup', 5, asked) };
  });
  const syncing = joining.flatMap(({ member, sent: { answer } }) => {
    if (answer?.errorCode !== 0) return [];
    const { client, groupId, memberId } = member;
    const { generationId } = answer;
    const assignments = answer.members.map((one) => ({
      ...{ memberId: one.memberId, assignment: new Uint8Array([0, 1]) },
    }));
    const asked = { groupId, memberId, generationId, assignments };
    return [{ member, generationId, sent: client.send('SyncGroup', 3, asked) }];
  });
  return new Map(
    syncing
      .filter(({ sent }) => sent.answer?.errorCode === 0)
      .map(({ member, generationId }) => [member, generationId]),
  );
}
