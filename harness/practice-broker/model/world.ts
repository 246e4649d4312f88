// A practice broker with its clients under a virtual clock, and what it has promised to them.
import { type Client, drive, type Driven } from '../testing/drive.ts';
import type { Table } from '../table.ts';
import { createTruth, type Place, type Truth } from './truth.ts';

export const transactionTimeoutMs = 20_000;
/** Of the topic `t`. */
export const retentionMs = 30_000;
export const groupId = 'g';

/** Two partitions under retention and one that is compacted; their segments are small, so that both happen. */
const topics = [
  {
    ...{ name: 't', numPartitions: 2 },
    configs: { 'retention.ms': String(retentionMs), 'internal.segment.bytes': '400' },
  },
  {
    ...{ name: 'k', numPartitions: 1 },
    configs: {
      ...{ 'cleanup.policy': 'compact', 'internal.segment.bytes': '400' },
      'min.cleanable.dirty.ratio': '0.01',
    },
  },
];

export const places: readonly Place[] = topics.flatMap(({ name, numPartitions }) =>
  Array.from({ length: numPartitions }, (_, i) => `${name}-${i}`),
);

export function isCompacted(place: Place): boolean {
  return place.startsWith('k');
}

export function partitionOf(place: Place): { topic: string; partition: number } {
  const [topic = '', partition = ''] = place.split('-');
  return { topic, partition: Number(partition) };
}

export interface World {
  readonly driven: Driven;
  readonly truth: Truth;
  /** Looks at everything and takes part in nothing. */
  readonly observer: Client;
  /** Which member owns a partition in a generation, by `generation place`. */
  readonly ownerOf: Map<string, string>;
  /** The latest generation that anybody was told of. */
  latestGeneration: number;
}

export function createWorld(table?: Table): World {
  const driven = drive(table ? { table } : {});
  const observer = driven.connect('observer');
  observer.ask('CreateTopics', 4, {
    topics: topics.map(({ configs, ...topic }) => ({
      ...{ ...topic, replicationFactor: 1, assignments: [] },
      configs: Object.entries(configs).map(([name, value]) => ({ name, value })),
    })),
    timeoutMs: 5_000,
  });
  const truth = createTruth(places, transactionTimeoutMs);
  return { driven, truth, observer, ownerOf: new Map(), latestGeneration: 0 };
}

/** What is lost on the way: nothing, a request, or its answer; the connection is gone with it. */
export type Loss = 'none' | 'request' | 'answer';
