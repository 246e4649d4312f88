// Every API that is served. Whatever is not in here closes the connection, as on a real Kafka.
import { type ApiName, apiKey } from '../protocol/messages.ts';
import { apiVersions } from './apis/api-versions.ts';
import { createTopics } from './apis/create-topics.ts';
import { fetch } from './apis/fetch.ts';
import { metadata } from './apis/metadata.ts';
import { produce } from './apis/produce.ts';
import type { Handler } from './handler.ts';

export type Table = ReadonlyMap<ApiName, Handler<ApiName>>;

const handlers = [apiVersions, createTopics, fetch, metadata, produce];

// Each handler is only given requests of its own API, which the map's type cannot say.
export const table: Table = new Map(
  handlers.map((handler) => [handler.api, handler as unknown as Handler<ApiName>]),
);

/** The versions that are served, by the number of the API. */
export const served = [...table.values()]
  .map(({ api, min, max }) => ({ apiKey: apiKey(api), minVersion: min, maxVersion: max }))
  .sort((a, b) => a.apiKey - b.apiKey);
