// All that a practice broker knows. Handlers read and change it, and nothing else: the time is the one
// of the step, chance comes from a seed, and what is to happen later stands in `timers`.
import type { Change } from './changes.ts';
import { type Groups, createGroups } from './groups/groups.ts';
import { createHousekeeping, type Housekeeping } from './log/housekeeping.ts';
import { createMemory, type Memory } from './log/memory.ts';
import type { Limits } from './limits.ts';
import { createTimers, type Timers } from './timers.ts';
import { createTopics, type Topics } from './topics/topics.ts';
import { createTransactions, type Transactions } from './transactions/transactions.ts';

/** The one node there is. */
export interface Node {
  id: number;
  /** Where clients are told to find it. */
  host: string;
  port: number;
}

export interface Served {
  apiKey: number;
  minVersion: number;
  maxVersion: number;
}

export interface State {
  readonly node: Node;
  readonly clusterId: string;
  /** The versions of each API that are served, as ApiVersions tells them. */
  readonly served: readonly Served[];
  readonly limits: Limits;
  /** Milliseconds since 1970, the same throughout a step. */
  now: number;
  /** From 0 up to 1. */
  random(): number;
  readonly timers: Timers;
  changed(change: Change): void;
  /** Bytes of records held. */
  readonly memory: Memory;
  readonly housekeeping: Housekeeping;
  /** Numbers the Fetches that wait. */
  readonly parked: { last: number };
  readonly topics: Topics;
  readonly groups: Groups;
  readonly transactions: Transactions;
}

export interface StateOptions {
  node: Node;
  served: readonly Served[];
  limits: Limits;
  random(): number;
  changed(change: Change): void;
}

export function createState({ node, served, limits, random, changed }: StateOptions): State {
  return {
    node,
    clusterId: 'milk-run-practice-----',
    served,
    limits,
    now: 0,
    random,
    timers: createTimers(),
    changed,
    memory: createMemory(limits.bytes),
    housekeeping: createHousekeeping(),
    parked: { last: 0 },
    topics: createTopics(),
    groups: createGroups(limits),
    transactions: createTransactions(limits),
  };
}
