// Where a record that the harness writes comes to lie: where kafkajs would put it.
import { Partitioners } from 'kafkajs';
import type { NewRecord } from '../grading/stage.ts';
import type { RecordToWrite } from './produce-records.ts';

/**
 * Records without a key go to the partitions in turn, from the first: kafkajs begins anywhere.
 * @param partitions how many the topic has
 * @param now milliseconds since 1970
 */
export function place(
  records: readonly NewRecord[],
  { topic, partitions, now }: { topic: string; partitions: number; now: number },
): RecordToWrite[] {
  let turn = 0;
  return records.map(({ key, value, headers = {}, timestamp = now, partition }) => ({
    ...{ key, value, headers, timestamp },
    partition:
      partition ?? (key === null ? turn++ % partitions : partitionOf(key, topic, partitions)),
  }));
}

function partitionOf(key: string, topic: string, partitions: number): number {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    ...{ partitionId, leader: 0, partitionErrorCode: 0 },
    ...{ replicas: [], isr: [], offlineReplicas: [] },
  }));
  const message = { key, value: null };
  return Partitioners.DefaultPartitioner()({ topic, partitionMetadata, message });
}
