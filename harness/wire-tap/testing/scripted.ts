// For tests: a tap between a learner and a broker that are both played by the test, in memory.
import { FrameSplitter, withSize } from '../../protocol/frames.ts';
import {
  decodeRequest,
  decodeResponse,
  encodeRequest,
  encodeResponse,
  type Request,
  type RequestInput,
  type Response,
  type ResponseInput,
} from '../../protocol/messages.ts';
import { encodeBatch, type RecordInput } from '../../protocol/records/batches.ts';
import type { Boundary } from '../boundaries.ts';
import { createFaultPlan, type FaultPlan } from '../faults.ts';
import { createNameTable } from '../names.ts';
import { createSharedCluster, type SharedCluster } from '../shared-cluster.ts';
import { createTap, type Asked } from '../tap.ts';
import type { WireEvent } from '../wire-event.ts';

type Body<T, N> = Extract<T, { api: N }> extends { body: infer B } ? B : never;
type Name = RequestInput['api'];

export interface ScriptedConnection {
  /** The learner asks; gives the correlation id. */
  ask<N extends Name>(api: N, version: number, body: Body<RequestInput, N>): number;
  /** What has reached the broker, as it reads it. */
  atBroker(): Request[];
  /** The broker answers the request of this correlation id. */
  answer<N extends Name>(id: number, api: N, version: number, body: Body<ResponseInput, N>): void;
  /** Correlation ids of the answers that have reached the learner, in order. */
  answered(): number[];
  /** The learner's reading of its answers of one API and version. */
  answers(api: Name, version: number): Response[];
  /** The learner's reading of its n-th answer. */
  answersFrom(index: number, api: Name, version: number): Response;
  /** Frames and broken bytes, as they are. */
  fromLearner(bytes: Uint8Array): void;
  fromBroker(bytes: Uint8Array): void;
  readonly rawAtBroker: readonly Uint8Array[];
  readonly rawAtLearner: readonly Uint8Array[];
  readonly isClosed: boolean;
  /** The learner's process is gone. */
  leave(): void;
}

export interface Scripted {
  shared: SharedCluster | undefined;
  faults: FaultPlan;
  /** The boundaries that were come to, in order. */
  boundaries: readonly Boundary[];
  events: WireEvent[];
  eventsOf<T extends WireEvent['type']>(type: T): Extract<WireEvent, { type: T }>[];
  /** Ends the pauses of empty Fetch answers that are under way. */
  endPauses(): void;
  connect(process?: string): ScriptedConnection;
  asked(process: string): Asked;
  /** Closes every connection of a process. */
  cut(process: string): void;
}

/** Everything that could happen without anybody's doing has happened. */
export async function quiet(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

export function scriptedTap({ isShared = false } = {}): Scripted {
  const events: WireEvent[] = [];
  const boundaries: Boundary[] = [];
  const faults = createFaultPlan({
    changed: () => undefined,
    passed: (boundary) => void boundaries.push(boundary),
  });
  let pauses: (() => void)[] = [];
  const shared = isShared ? createSharedCluster() : undefined;
  const tap = createTap({
    names: createNameTable('mr-1-', { orders: 'mr-pool-1' }, isShared),
    shared,
    faults,
    record: (event) => void events.push(event),
    pause: (early) =>
      Promise.race([early, new Promise<void>((resolve) => void pauses.push(resolve))]),
  });

  return {
    faults,
    boundaries,
    events,
    shared,
    asked: tap.asked,
    cut: tap.cut,
    // Filtered by the very type that is named.
    eventsOf: (type) => events.filter((event) => event.type === type) as never,
    endPauses() {
      for (const end of pauses) end();
      pauses = [];
    },
    connect(process = 'reader') {
      const rawAtBroker: Uint8Array[] = [];
      const rawAtLearner: Uint8Array[] = [];
      const [toBroker, toLearner] = [new FrameSplitter(), new FrameSplitter()];
      let isClosed = false;
      let id = 0;
      const connection = tap.connect(process, {
        toBroker: (bytes) => void rawAtBroker.push(...toBroker.push(bytes)),
        toLearner: (bytes) => void rawAtLearner.push(...toLearner.push(bytes)),
        close: () => void (isClosed = true),
      });
      const idOf = (frame: Uint8Array): number =>
        new DataView(frame.buffer, frame.byteOffset).getInt32(0);
      return {
        rawAtBroker,
        rawAtLearner,
        get isClosed() {
          return isClosed;
        },
        ask(api, version, body) {
          id += 1;
          // The type pairs every api with its own body, which TypeScript cannot follow.
          const input = { api, version, correlationId: id, clientId: 'me', body } as RequestInput;
          connection.fromLearner(withSize(encodeRequest(input)));
          return id;
        },
        atBroker: () => rawAtBroker.map(decodeRequest),
        answer(correlationId, api, version, body) {
          const input = { api, version, correlationId, body } as ResponseInput;
          connection.fromBroker(withSize(encodeResponse(input)));
        },
        answered: () => rawAtLearner.map(idOf),
        answers: (api, version) =>
          rawAtLearner.map((frame) => decodeResponse(api, version, frame) as Response),
        answersFrom: (index, api, version) =>
          decodeResponse(api, version, rawAtLearner[index] ?? new Uint8Array()) as Response,
        fromLearner: (bytes) => connection.fromLearner(bytes),
        fromBroker: (bytes) => connection.fromBroker(bytes),
        leave: () => connection.closed(),
      };
    },
  };
}

const utf8 = new TextEncoder();

/** A batch of records with these values. */
export function batch(values: readonly string[], baseOffset = 0n): Uint8Array {
  const records = values.map((value): RecordInput => ({
    value: utf8.encode(value),
    timestamp: 1n,
  }));
  return encodeBatch({ records, baseOffset });
}

export function produceBody(values: readonly string[], acks = -1): Body<RequestInput, 'Produce'> {
  return {
    ...{ transactionalId: null, acks, timeoutMs: 1_000 },
    topicData: [{ name: 'orders', partitionData: [{ index: 0, records: batch(values) }] }],
  };
}

export function producedBody(baseOffset: bigint, errorCode = 0): Body<ResponseInput, 'Produce'> {
  const partitionResponses = [{ index: 0, errorCode, baseOffset }];
  return { responses: [{ name: 'mr-pool-1', partitionResponses }] };
}

export function fetchBody(fetchOffset: bigint, maxWaitMs = 5_000): Body<RequestInput, 'Fetch'> {
  const partitions = [{ partition: 0, fetchOffset, partitionMaxBytes: 1_000 }];
  return { maxWaitMs, minBytes: 1, topics: [{ topic: 'orders', partitions }] };
}

export function fetchedBody(
  records: Uint8Array,
  highWatermark: bigint,
): Body<ResponseInput, 'Fetch'> {
  const part = {
    partitionIndex: 0,
    errorCode: 0,
    highWatermark,
    abortedTransactions: null,
    records,
  };
  return { errorCode: 0, responses: [{ topic: 'mr-pool-1', partitions: [part] }] };
}

export const commitBody = (committedOffset: bigint): Body<RequestInput, 'OffsetCommit'> => ({
  ...{ groupId: 'kitchen', generationIdOrMemberEpoch: 1, memberId: 'm' },
  topics: [
    {
      name: 'orders',
      partitions: [{ partitionIndex: 0, committedOffset, committedMetadata: null }],
    },
  ],
});

export const committedBody = (errorCode = 0): Body<ResponseInput, 'OffsetCommit'> => ({
  topics: [{ name: 'mr-pool-1', partitions: [{ partitionIndex: 0, errorCode }] }],
});

export const joinBody = (sessionTimeoutMs: number): Body<RequestInput, 'JoinGroup'> => ({
  ...{ groupId: 'kitchen', sessionTimeoutMs, rebalanceTimeoutMs: 1_000, memberId: '' },
  ...{ protocolType: 'consumer', protocols: [] },
});
