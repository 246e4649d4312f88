// Every API that is served. Whatever is not in here closes the connection, as on a real Kafka.
import { type ApiName, apiKey } from '../protocol/messages.ts';
import { alterConfigs } from './apis/alter-configs.ts';
import { alterPartitionReassignments } from './apis/alter-partition-reassignments.ts';
import { apiVersions } from './apis/api-versions.ts';
import { createAcls } from './apis/create-acls.ts';
import { createPartitions } from './apis/create-partitions.ts';
import { createTopics } from './apis/create-topics.ts';
import { deleteAcls } from './apis/delete-acls.ts';
import { deleteRecords } from './apis/delete-records.ts';
import { deleteTopics } from './apis/delete-topics.ts';
import { describeAcls } from './apis/describe-acls.ts';
import { describeCluster } from './apis/describe-cluster.ts';
import { describeConfigs } from './apis/describe-configs.ts';
import { fetch } from './apis/fetch.ts';
import { incrementalAlterConfigs } from './apis/incremental-alter-configs.ts';
import { listOffsets } from './apis/list-offsets.ts';
import { listPartitionReassignments } from './apis/list-partition-reassignments.ts';
import { metadata } from './apis/metadata.ts';
import { produce } from './apis/produce.ts';
import { saslAuthenticate } from './apis/sasl-authenticate.ts';
import { saslHandshake } from './apis/sasl-handshake.ts';
import type { Handler } from './handler.ts';

export type Table = ReadonlyMap<ApiName, Handler<ApiName>>;

const handlers = [
  alterConfigs,
  alterPartitionReassignments,
  apiVersions,
  createAcls,
  createPartitions,
  createTopics,
  deleteAcls,
  deleteRecords,
  deleteTopics,
  describeAcls,
  describeCluster,
  describeConfigs,
  fetch,
  incrementalAlterConfigs,
  listOffsets,
  listPartitionReassignments,
  metadata,
  produce,
  saslAuthenticate,
  saslHandshake,
];

// Each handler is only given requests of its own API, which the map's type cannot say.
export const table: Table = new Map(
  handlers.map((handler) => [handler.api, handler as unknown as Handler<ApiName>]),
);

/** The versions that are served, by the number of the API. */
export const served = [...table.values()]
  .map(({ api, min, max }) => ({ apiKey: apiKey(api), minVersion: min, maxVersion: max }))
  .sort((a, b) => a.apiKey - b.apiKey);
