// What the harness itself asks of a broker about topics, apart from the learner: they are made and
// removed, their logs read and cut short. Names here are the broker's.
import type { Asker } from '../brokers/asker.ts';
import type { TopicSpec } from '../grading/check.ts';
import type { LogPartition } from '../grading/stage.ts';
import { readRecord } from '../wire-tap/read-record.ts';
import { visibleRecords } from '../wire-tap/visible-records.ts';
import { BrokerRefused, refuse } from './broker-refused.ts';
import type { Cluster } from './cluster.ts';

const earliest = -2n;
const latest = -1n;
const readUncommitted = 0;
const readCommitted = 1;
/** How long the markers of a transaction that was ended may take to be written. */
const openTransactionMs = 1_000;
const fetchBytes = 16 * 1024 * 1024;
const leaderDeadlineMs = 10_000;

/** Makes topics and waits until every partition has a leader (without that, first sends half fail). */
export async function createTopics(
  cluster: Cluster,
  topics: readonly { name: string; spec: TopicSpec }[],
): Promise<void> {
  const answer = await cluster.request('CreateTopics', 4, {
    topics: topics.map(({ name, spec }) => ({
      name,
      numPartitions: spec.partitions,
      // As the broker has it by default: a cluster may insist on copies.
      replicationFactor: -1,
      assignments: [],
      configs: Object.entries(spec.configs ?? {}).map(([key, value]) => ({ name: key, value })),
    })),
    timeoutMs: leaderDeadlineMs,
    validateOnly: false,
  });
  const refused = answer.topics.find((one) => one.errorCode !== 0);
  if (refused) refuse(`CreateTopics ${refused.name}`, refused.errorCode);
  await untilLed(cluster, topics);
}

async function untilLed(
  cluster: Cluster,
  topics: readonly { name: string; spec: TopicSpec }[],
): Promise<void> {
  const names = topics.map((one) => one.name);
  const deadline = Date.now() + leaderDeadlineMs;
  for (;;) {
    if ((await isLed(cluster, names)) && (await leadersKnow(cluster, topics))) return;
    if (Date.now() > deadline) {
      throw new BrokerRefused(`No leader for ${names.join(', ')} after ${leaderDeadlineMs} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function isLed(cluster: Cluster, names: readonly string[]): Promise<boolean> {
  const { topics } = await cluster.request('Metadata', 6, {
    topics: names.map((name) => ({ name })),
    allowAutoTopicCreation: false,
  });
  return topics.every(
    (topic) =>
      topic.errorCode === 0 &&
      topic.partitions.length > 0 &&
      topic.partitions.every((part) => part.errorCode === 0 && part.leaderId >= 0),
  );
}

/** What the metadata says its leaders learn a moment later, and one after the other. */
async function leadersKnow(
  cluster: Cluster,
  topics: readonly { name: string; spec: TopicSpec }[],
): Promise<boolean> {
  const codes = await Promise.all(
    topics.map(async ({ name, spec }) =>
      (await askOffsets(cluster, name, spec.partitions, latest)).map((part) => part.errorCode),
    ),
  );
  return codes.flat().every((code) => code === 0);
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

export async function deleteTopics(cluster: Cluster, names: string[]): Promise<void> {
  if (names.length > 0) {
    await cluster.request('DeleteTopics', 4, { topicNames: names, timeoutMs: 5_000 });
  }
}

/**
 * The ends of the log, once no transaction is open: a broker answers EndTxn before it writes the
 * markers, and until then committed records cannot be seen. One that is left open is waited for
 * in vain.
 */
async function settledEnds(cluster: Cluster, topic: string, partitions: number): Promise<bigint[]> {
  const deadline = performance.now() + openTransactionMs;
  for (;;) {
    const [stable, ends] = await Promise.all([
      listOffsets(cluster, topic, partitions, latest, readCommitted),
      listOffsets(cluster, topic, partitions, latest),
    ]);
    if (ends.every((end, partition) => stable[partition] === end)) return ends;
    if (performance.now() > deadline) return ends;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** The committed records of every partition, first to last. */
export async function readLog(
  cluster: Cluster,
  topic: string,
  partitions: number,
): Promise<LogPartition[]> {
  const [starts, ends] = await Promise.all([
    listOffsets(cluster, topic, partitions, earliest),
    settledEnds(cluster, topic, partitions),
  ]);
  const log = starts.map((start, partition) => ({
    partition,
    start: Number(start),
    end: Number(ends[partition] ?? 0n),
    records: [] as LogPartition['records'],
  }));
  const next = [...starts];
  for (;;) {
    const open = log.filter(({ partition, end }) => Number(next[partition] ?? 0n) < end);
    if (open.length === 0) return log;
    const leaders = await cluster.leaders(
      topic,
      open.map((one) => one.partition),
    );
    const parts = await Promise.all(
      leaders.map(({ node, partitions: led }) => fetchFrom(node, topic, led, next)),
    );
    let moved = false;
    for (const part of parts.flat()) {
      refuse(`Fetch ${topic}`, part.errorCode);
      const { records, next: after } = visibleRecords(
        part.records ?? new Uint8Array(),
        part.abortedTransactions ?? [],
      );
      const from = next[part.partitionIndex] ?? 0n;
      // A batch comes whole, also where the log now begins in its middle.
      const there = records.filter((record) => record.offset >= from);
      log[part.partitionIndex]?.records.push(...there.map(readRecord));
      if (after !== null) {
        next[part.partitionIndex] = after;
        moved = true;
      }
    }
    // An open transaction holds readers of committed data here: what is behind it is not there yet.
    if (!moved) return log;
  }
}

async function fetchFrom(node: Asker, topic: string, led: number[], next: readonly bigint[]) {
  const answer = await node.request('Fetch', 11, {
    replicaId: -1,
    maxWaitMs: 100,
    minBytes: 1,
    maxBytes: fetchBytes,
    isolationLevel: readCommitted,
    topics: [
      {
        topic,
        partitions: led.map((partition) => ({
          partition,
          fetchOffset: next[partition] ?? 0n,
          partitionMaxBytes: fetchBytes,
        })),
      },
    ],
  });
  return answer.responses.flatMap((one) => one.partitions);
}

async function listOffsets(
  cluster: Cluster,
  topic: string,
  partitions: number,
  timestamp: bigint,
  isolationLevel = readUncommitted,
): Promise<bigint[]> {
  const offsets = range(partitions).map(() => 0n);
  for (const part of await askOffsets(cluster, topic, partitions, timestamp, isolationLevel)) {
    refuse(`ListOffsets ${topic}`, part.errorCode);
    offsets[part.partitionIndex] = part.offset;
  }
  return offsets;
}

async function askOffsets(
  cluster: Cluster,
  topic: string,
  partitions: number,
  timestamp: bigint,
  isolationLevel = readUncommitted,
) {
  const leaders = await cluster.leaders(topic, range(partitions));
  const answers = await Promise.all(
    leaders.map(({ node, partitions: led }) =>
      node.request('ListOffsets', 3, {
        replicaId: -1,
        isolationLevel,
        topics: [
          {
            name: topic,
            partitions: led.map((partitionIndex) => ({ partitionIndex, timestamp })),
          },
        ],
      }),
    ),
  );
  return answers.flatMap((one) => one.topics).flatMap((one) => one.partitions);
}

/** Raises the log start of partitions: records below the offset are gone. */
export async function deleteRecords(
  cluster: Cluster,
  topic: string,
  offsets: ReadonlyMap<number, number>,
): Promise<void> {
  const leaders = await cluster.leaders(topic, [...offsets.keys()]);
  const answers = await Promise.all(
    leaders.map(({ node, partitions: led }) =>
      node.request('DeleteRecords', 1, {
        topics: [
          {
            name: topic,
            partitions: led.map((partitionIndex) => ({
              partitionIndex,
              offset: BigInt(offsets.get(partitionIndex) ?? 0),
            })),
          },
        ],
        timeoutMs: 5_000,
      }),
    ),
  );
  for (const part of answers.flatMap((one) => one.topics).flatMap((one) => one.partitions)) {
    refuse(`DeleteRecords ${topic}`, part.errorCode);
  }
}
