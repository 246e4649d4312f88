// Where a record that the harness writes comes to lie: where kafkajs would put it.
import { Partitioners } from 'kafkajs';
import type { NewRecord } from '../grading/stage.ts';
import type { RecordToWrite } from './produce-records.ts';

/** @param partitions how many the topic has */
export function place(record: NewRecord, topic: string, partitions: number): RecordToWrite {
  const { key, value, headers = {}, timestamp = Date.now() } = record;
  return {
    ...{ key, value, headers, timestamp },
    partition: record.partition ?? partitionOf(key, topic, partitions),
  };
}

function partitionOf(key: string | null, topic: string, partitions: number): number {
  const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({
    ...{ partitionId, leader: 0, partitionErrorCode: 0 },
    ...{ replicas: [], isr: [], offlineReplicas: [] },
  }));
  const message = { key, value: null };
  return Partitioners.DefaultPartitioner()({ topic, partitionMetadata, message });
}
