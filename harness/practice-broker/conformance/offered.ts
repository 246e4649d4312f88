// What a practice broker is to offer, of what Kafka 4.4 offers. The table of handlers and the cases are
// both held to it, so that neither can leave something out in silence.
import type { ApiName } from '../../protocol/messages.ts';

/** First and last version. Produce says 0, as Kafka does for the sake of old clients, and answers from 3 on. */
export const offered: Partial<Record<ApiName, readonly [min: number, max: number]>> = {
  Produce: [3, 11],
  Fetch: [4, 13],
  ListOffsets: [1, 9],
  Metadata: [0, 12],
  OffsetCommit: [2, 9],
  OffsetFetch: [1, 9],
  FindCoordinator: [0, 6],
  JoinGroup: [0, 9],
  Heartbeat: [0, 4],
  LeaveGroup: [0, 5],
  SyncGroup: [0, 5],
  DescribeGroups: [0, 5],
  ListGroups: [0, 5],
  SaslHandshake: [0, 1],
  SaslAuthenticate: [0, 2],
  ApiVersions: [0, 4],
  CreateTopics: [2, 7],
  DeleteTopics: [1, 6],
  DeleteRecords: [0, 2],
  InitProducerId: [0, 5],
  AddPartitionsToTxn: [0, 3],
  AddOffsetsToTxn: [0, 4],
  EndTxn: [0, 4],
  TxnOffsetCommit: [0, 4],
  DescribeAcls: [1, 3],
  CreateAcls: [1, 3],
  DeleteAcls: [1, 3],
  DescribeConfigs: [1, 4],
  AlterConfigs: [0, 2],
  IncrementalAlterConfigs: [0, 1],
  CreatePartitions: [0, 3],
  DeleteGroups: [0, 2],
  DescribeCluster: [0, 1],
  AlterPartitionReassignments: [0, 0],
  ListPartitionReassignments: [0, 0],
};

/** Every version of an API that is to be offered. */
export function versionsOffered(api: ApiName): number[] {
  const [min, max] = offered[api] ?? [0, -1];
  return Array.from({ length: max - min + 1 }, (_, i) => min + i);
}
