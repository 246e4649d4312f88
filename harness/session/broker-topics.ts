// What the harness itself asks of a broker about topics, apart from the learner: they are made and
// removed, their logs read and cut short. Names here are the broker's.
import type { Connection } from '../brokers/connection.ts';
import type { TopicSpec } from '../grading/check.ts';
import type { LogPartition } from '../grading/stage.ts';
import { encodeBatch } from '../protocol/records/encode-batch.ts';
import { readRecord } from '../wire-tap/read-record.ts';
import { visibleRecords } from '../wire-tap/visible-records.ts';
import { BrokerRefused, refuse } from './broker-refused.ts';

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
  connection: Connection,
  topics: readonly { name: string; spec: TopicSpec }[],
): Promise<void> {
  const answer = await connection.request('CreateTopics', 4, {
    topics: topics.map(({ name, spec }) => ({
      name,
      numPartitions: spec.partitions,
      replicationFactor: 1,
      assignments: [],
      configs: Object.entries(spec.configs ?? {}).map(([key, value]) => ({ name: key, value })),
    })),
    timeoutMs: leaderDeadlineMs,
    validateOnly: false,
  });
  const refused = answer.topics.find((one) => one.errorCode !== 0);
  if (refused) refuse(`CreateTopics ${refused.name}`, refused.errorCode);
  await untilLed(
    connection,
    topics.map((one) => one.name),
  );
}

async function untilLed(connection: Connection, names: readonly string[]): Promise<void> {
  const deadline = Date.now() + leaderDeadlineMs;
  for (;;) {
    const { topics } = await connection.request('Metadata', 6, {
      topics: names.map((name) => ({ name })),
      allowAutoTopicCreation: false,
    });
    const led = topics.every(
      (topic) =>
        topic.errorCode === 0 &&
        topic.partitions.length > 0 &&
        topic.partitions.every((part) => part.errorCode === 0 && part.leaderId >= 0),
    );
    if (led) return;
    if (Date.now() > deadline) {
      throw new BrokerRefused(`No leader for ${names.join(', ')} after ${leaderDeadlineMs} ms`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function deleteTopics(connection: Connection, names: string[]): Promise<void> {
  if (names.length > 0) {
    await connection.request('DeleteTopics', 4, { topicNames: names, timeoutMs: 5_000 });
  }
}

/**
 * The ends of the log, once no transaction is open: a broker answers EndTxn before it writes the
 * markers, and until then committed records cannot be seen. One that is left open is waited for
 * in vain.
 */
async function settledEnds(
  connection: Connection,
  topic: string,
  partitions: number,
): Promise<bigint[]> {
  const deadline = performance.now() + openTransactionMs;
  for (;;) {
    const [stable, ends] = await Promise.all([
      listOffsets(connection, topic, partitions, latest, readCommitted),
      listOffsets(connection, topic, partitions, latest),
    ]);
    if (ends.every((end, partition) => stable[partition] === end)) return ends;
    if (performance.now() > deadline) return ends;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** The committed records of every partition, first to last. */
export async function readLog(
  connection: Connection,
  topic: string,
  partitions: number,
): Promise<LogPartition[]> {
  const [starts, ends] = await Promise.all([
    listOffsets(connection, topic, partitions, earliest),
    settledEnds(connection, topic, partitions),
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
    const answer = await connection.request('Fetch', 11, {
      replicaId: -1,
      maxWaitMs: 100,
      minBytes: 1,
      maxBytes: fetchBytes,
      isolationLevel: readCommitted,
      topics: [
        {
          topic,
          partitions: open.map(({ partition }) => ({
            partition,
            fetchOffset: next[partition] ?? 0n,
            partitionMaxBytes: fetchBytes,
          })),
        },
      ],
    });
    let moved = false;
    for (const part of answer.responses.flatMap((one) => one.partitions)) {
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

async function listOffsets(
  connection: Connection,
  topic: string,
  partitions: number,
  timestamp: bigint,
  isolationLevel = readUncommitted,
): Promise<bigint[]> {
  const answer = await connection.request('ListOffsets', 3, {
    replicaId: -1,
    isolationLevel,
    topics: [
      {
        name: topic,
        partitions: Array.from({ length: partitions }, (_, partitionIndex) => ({
          partitionIndex,
          timestamp,
        })),
      },
    ],
  });
  const offsets = Array.from({ length: partitions }, () => 0n);
  for (const part of answer.topics.flatMap((one) => one.partitions)) {
    refuse(`ListOffsets ${topic}`, part.errorCode);
    offsets[part.partitionIndex] = part.offset;
  }
  return offsets;
}

/** Raises the log start of partitions: records below the offset are gone. */
export async function deleteRecords(
  connection: Connection,
  topic: string,
  offsets: ReadonlyMap<number, number>,
): Promise<void> {
  const answer = await connection.request('DeleteRecords', 1, {
    topics: [
      {
        name: topic,
        partitions: [...offsets].map(([partitionIndex, offset]) => ({
          partitionIndex,
          offset: BigInt(offset),
        })),
      },
    ],
    timeoutMs: 5_000,
  });
  for (const part of answer.topics.flatMap((one) => one.partitions)) {
    refuse(`DeleteRecords ${topic}`, part.errorCode);
  }
}

/** A record with its place decided. */
export interface RecordToWrite {
  partition: number;
  key: string | null;
  value: string | null;
  headers: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  timestamp: number;
}

/** Writes records, one batch for each partition; gives the offset of each. */
export async function produceRecords(
  connection: Connection,
  topic: string,
  records: readonly RecordToWrite[],
): Promise<number[]> {
  const text = new TextEncoder();
  const bytes = (value: string | null): Uint8Array | null =>
    value === null ? null : text.encode(value);
  const byPartition = Map.groupBy(records, ({ partition }) => partition);
  const answer = await connection.request('Produce', 7, {
    transactionalId: null,
    acks: -1,
    timeoutMs: 5_000,
    topicData: [
      {
        name: topic,
        partitionData: [...byPartition].map(([index, ofOne]) => ({
          index,
          records: encodeBatch({
            records: ofOne.map(({ key, value, headers, timestamp }) => ({
              key: bytes(key),
              value: bytes(value),
              timestamp: BigInt(timestamp),
              headers: Object.entries(headers).map(([name, one]) => ({
                key: name,
                value: text.encode(one),
              })),
            })),
          }),
        })),
      },
    ],
  });
  const next = new Map<number, number>();
  for (const part of answer.responses.flatMap((one) => one.partitionResponses)) {
    refuse(`Produce ${topic}`, part.errorCode);
    next.set(part.index, Number(part.baseOffset));
  }
  return records.map(({ partition }) => {
    const offset = next.get(partition) ?? 0;
    next.set(partition, offset + 1);
    return offset;
  });
}
