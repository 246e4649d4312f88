// Every API that is served. Whatever is not in here closes the connection, as on a real Kafka.
import { type ApiName, apiKey } from '../protocol/messages.ts';
import { apiVersions } from './apis/api-versions.ts';
import { deleteGroups } from './apis/delete-groups.ts';
import { describeGroups } from './apis/describe-groups.ts';
import { findCoordinator } from './apis/find-coordinator.ts';
import { heartbeat } from './apis/heartbeat.ts';
import { joinGroup } from './apis/join-group.ts';
import { leaveGroup } from './apis/leave-group.ts';
import { listGroups } from './apis/list-groups.ts';
import { offsetCommit } from './apis/offset-commit.ts';
import { offsetFetch } from './apis/offset-fetch.ts';
import { syncGroup } from './apis/sync-group.ts';
import { initProducerId } from './apis/init-producer-id.ts';
import { addPartitionsToTxn } from './apis/add-partitions-to-txn.ts';
import { addOffsetsToTxn } from './apis/add-offsets-to-txn.ts';
import { endTxn } from './apis/end-txn.ts';
import { txnOffsetCommit } from './apis/txn-offset-commit.ts';
import { createTopics } from './apis/create-topics.ts';
import { fetch } from './apis/fetch.ts';
import { metadata } from './apis/metadata.ts';
import { produce } from './apis/produce.ts';
import type { Handler } from './handler.ts';

export type Table = ReadonlyMap<ApiName, Handler<ApiName>>;

const handlers = [
  apiVersions,
  // Topics and their logs.
  ...[createTopics, fetch, metadata, produce],
  // Groups and what they committed.
  ...[findCoordinator, joinGroup, syncGroup, heartbeat, leaveGroup, listGroups],
  ...[offsetCommit, offsetFetch, describeGroups, deleteGroups],
  // Transactions.
  ...[initProducerId, addPartitionsToTxn, addOffsetsToTxn, endTxn, txnOffsetCommit],
  ...[createTopics, fetch, metadata, produce],
];

// Each handler is only given requests of its own API, which the map's type cannot say.
export const table: Table = new Map(
  handlers.map((handler) => [handler.api, handler as unknown as Handler<ApiName>]),
);

/** The versions that are served, by the number of the API. */
export const served = [...table.values()]
  .map(({ api, min, max }) => ({ apiKey: apiKey(api), minVersion: min, maxVersion: max }))
  .sort((a, b) => a.apiKey - b.apiKey);
