// Records that the harness itself writes, as another service would.
import { encodeBatch } from '../protocol/records/encode-batch.ts';
import { refuse } from './broker-refused.ts';
import type { Cluster } from './cluster.ts';

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
  cluster: Cluster,
  topic: string,
  records: readonly RecordToWrite[],
): Promise<number[]> {
  const text = new TextEncoder();
  const bytes = (value: string | null): Uint8Array | null =>
    value === null ? null : text.encode(value);
  const byPartition = Map.groupBy(records, ({ partition }) => partition);
  const batchFor = (index: number) => ({
    index,
    records: encodeBatch({
      records: (byPartition.get(index) ?? []).map(({ key, value, headers, timestamp }) => ({
        key: bytes(key),
        value: bytes(value),
        timestamp: BigInt(timestamp),
        headers: Object.entries(headers).map(([name, one]) => ({
          key: name,
          value: text.encode(one),
        })),
      })),
    }),
  });
  const leaders = await cluster.leaders(topic, [...byPartition.keys()]);
  const answers = await Promise.all(
    leaders.map(({ node, partitions }) =>
      node.request('Produce', 7, {
        transactionalId: null,
        acks: -1,
        timeoutMs: 5_000,
        topicData: [{ name: topic, partitionData: partitions.map(batchFor) }],
      }),
    ),
  );
  const next = new Map<number, number>();
  for (const part of answers
    .flatMap((one) => one.responses)
    .flatMap((one) => one.partitionResponses)) {
    refuse(`Produce ${topic}`, part.errorCode);
    next.set(part.index, Number(part.baseOffset));
  }
  return records.map(({ partition }) => {
    const offset = next.get(partition) ?? 0;
    next.set(partition, offset + 1);
    return offset;
  });
}
