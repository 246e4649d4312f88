// Every API that is served. Whatever is not in here closes the connection, as on a real Kafka.
import { type ApiName, apiKey } from '../protocol/messages.ts';
import { addOffsetsToTxn } from './apis/add-offsets-to-txn.ts';
import { addPartitionsToTxn } from './apis/add-partitions-to-txn.ts';
import { alterConfigs } from './apis/alter-configs.ts';
import { alterPartitionReassignments } from './apis/alter-partition-reassignments.ts';
import { apiVersions } from './apis/api-versions.ts';
import { createAcls } from './apis/create-acls.ts';
import { createPartitions } from './apis/create-partitions.ts';
import { createTopics } from './apis/create-topics.ts';
import { deleteAcls } from './apis/delete-acls.ts';
import { deleteGroups } from './apis/delete-groups.ts';
import { deleteRecords } from './apis/delete-records.ts';
import { deleteTopics } from './apis/delete-topics.ts';
import { describeAcls } from './apis/describe-acls.ts';
import { describeCluster } from './apis/describe-cluster.ts';
import { describeConfigs } from './apis/describe-configs.ts';
import { describeGroups } from './apis/describe-groups.ts';
import { endTxn } from './apis/end-txn.ts';
import { fetch } from './apis/fetch.ts';
import { findCoordinator } from './apis/find-coordinator.ts';
import { heartbeat } from './apis/heartbeat.ts';
import { incrementalAlterConfigs } from './apis/incremental-alter-configs.ts';
import { initProducerId } from './apis/init-producer-id.ts';
import { joinGroup } from './apis/join-group.ts';
import { leaveGroup } from './apis/leave-group.ts';
import { listGroups } from './apis/list-groups.ts';
import { listOffsets } from './apis/list-offsets.ts';
import { listPartitionReassignments } from './apis/list-partition-reassignments.ts';
import { metadata } from './apis/metadata.ts';
import { offsetCommit } from './apis/offset-commit.ts';
import { offsetFetch } from './apis/offset-fetch.ts';
import { produce } from './apis/produce.ts';
import { saslAuthenticate } from './apis/sasl-authenticate.ts';
import { saslHandshake } from './apis/sasl-handshake.ts';
import { syncGroup } from './apis/sync-group.ts';
import { txnOffsetCommit } from './apis/txn-offset-commit.ts';
import type { Handler } from './handler.ts';

export type Table = ReadonlyMap<ApiName, Handler<ApiName>>;

const handlers = [
  addOffsetsToTxn,
  addPartitionsToTxn,
  alterConfigs,
  alterPartitionReassignments,
  apiVersions,
  createAcls,
  createPartitions,
  createTopics,
  deleteAcls,
  deleteGroups,
  deleteRecords,
  deleteTopics,
  describeAcls,
  describeCluster,
  describeConfigs,
  describeGroups,
  endTxn,
  fetch,
  findCoordinator,
  heartbeat,
  incrementalAlterConfigs,
  initProducerId,
  joinGroup,
  leaveGroup,
  listGroups,
  listOffsets,
  listPartitionReassignments,
  metadata,
  offsetCommit,
  offsetFetch,
  produce,
  saslAuthenticate,
  saslHandshake,
  syncGroup,
  txnOffsetCommit,
];

// Each handler is only given requests of its own API, which the map's type cannot say.
export const table: Table = new Map(
  handlers.map((handler) => [handler.api, handler as unknown as Handler<ApiName>]),
);

/** The versions that a table serves, by the number of the API. */
export function servedBy(of: Table): { apiKey: number; minVersion: number; maxVersion: number }[] {
  return [...of.values()]
    .map(({ api, min, max }) => ({ apiKey: apiKey(api), minVersion: min, maxVersion: max }))
    .sort((a, b) => a.apiKey - b.apiKey);
}
