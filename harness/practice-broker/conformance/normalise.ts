// Makes answers of different runs comparable. What differs from run to run is replaced by a name in the
// order of first appearance, so that the same thing keeps the same name; lists whose order no client may
// rely on are sorted. Everything else stays as it came.
import { decodeUtf8 } from '../../protocol/bytes/utf8.ts';
import { ZERO_UUID } from '../../protocol/bytes/uuid.ts';
import {
  decodeBatches,
  type KafkaRecord,
  type RecordBatch,
} from '../../protocol/records/batches.ts';
import type { Json } from './transcript.ts';

/** Stands for the operations that somebody may do, where nobody asked for them. */
const NOT_ASKED = -2_147_483_648;

export interface Normaliser {
  /** @param value a decoded body, or any part of it */
  normalise(value: unknown): Json;
  /** From now on this time (ms since 1970) is called by this name. */
  nameTime(time: bigint, name: string): void;
}

export interface Run {
  /** What the names of this run begin with; it is left out. */
  prefix: RegExp;
  host: string;
  port: number;
}

const UUID = /[A-Za-z0-9_-]{22}(?![A-Za-z0-9_-])|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const LONG_UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Milliseconds since 1970, as messages for people have them. */
const TIME_IN_TEXT = /-?\b\d{12,}\b/g;
/** Kafka's own times: who is not given a name is some moment of the run. */
const times = new Set(['timestamp', 'logAppendTimeMs', 'baseTimestamp', 'maxTimestamp']);
/** Lists are sorted by the first of these that their elements have. */
const sortKeys = [
  ...['name', 'topic', 'groupId', 'key', 'resourceName', 'transactionalId', 'apiKey', 'nodeId'],
  ...['partitionIndex', 'index', 'partition', 'memberId'],
] as const;

/** What nearly every answer has there, or what stands for a field that a version lacks: not worth a line. */
const usual: Readonly<Record<string, readonly Json[]>> = {
  throttleTimeMs: [0],
  topicId: ['none'],
  ...{ topicAuthorizedOperations: [NOT_ASKED], clusterAuthorizedOperations: [NOT_ASKED] },
  ...{ authorizedOperations: [NOT_ASKED], preferredReadReplica: [-1], leaderEpoch: [-1] },
  ...{ errorMessage: [null], recordErrors: [[]], nodeEndpoints: [[]], rack: [null] },
  ...{ divergingEpoch: [{}], snapshotId: [{}], currentLeader: [{}], epoch: [-1], endOffset: [-1] },
  ...{ leaderId: [-1], replicaNodes: [[1]], isrNodes: [[1]], offlineReplicas: [[]] },
  ...{ isInternal: [false], topicConfigErrorCode: [0], zkMigrationReady: [false] },
  ...{ groupInstanceId: [null], skipAssignment: [false], documentation: [null] },
  // Of a batch and its records.
  ...{ compression: ['none'], timestampType: ['create'], isTransactional: [false] },
  ...{
    isControl: [false],
    control: [null],
    crcOk: [true],
    headers: [[]],
    partitionLeaderEpoch: [0],
  },
  ...{ ongoingTxnProducerId: [-1], ongoingTxnProducerEpoch: [-1] },
};

export function createNormaliser({ prefix, host, port }: Run): Normaliser {
  const named = new Map<string, string>();
  const counts = new Map<string, number>();
  const knownTimes = new Map<bigint, string>();

  /** The name of a thing of some kind, a new one when it was never seen. */
  function nameOf(kind: string, thing: string): string {
    const known = named.get(`${kind} ${thing}`);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    named.set(`${kind} ${thing}`, `${kind}-${count}`);
    return `${kind}-${count}`;
  }

  function text(field: string, value: string): Json {
    if (field === 'clusterId') return 'cluster';
    if (field === 'host' && value === host) return 'host';
    if (field === 'topicId') return value === ZERO_UUID ? 'none' : nameOf('id', value);
    // Ids first: the last part of one may be all digits, as a time is.
    const own = value.replace(prefix, '').replace(LONG_UUID, (id) => nameOf('uuid', id));
    return own.replace(TIME_IN_TEXT, '<time>');
  }

  function whole(field: string, value: bigint | number): Json {
    const named = knownTimes.get(BigInt(value));
    if (named !== undefined) return named;
    if (field === 'port' && value === port) return 'port';
    if (field === 'producerId' && value >= 0) return nameOf('producer', String(value));
    if (field === 'sessionId' && value !== 0) return nameOf('session', String(value));
    if (field === 'finalizedFeaturesEpoch' && value >= 0) return 'epoch';
    if (times.has(field) && value > 0) return 'some time';
    return Number(value);
  }

  function list(field: string, value: readonly unknown[]): Json {
    return sorted(value, stable).map((one) => walk(field, one));
  }

  /** How an element sorts: by what is the same in every run. */
  function stable(value: unknown): string {
    return JSON.stringify(value, (_, part: unknown) => {
      if (typeof part === 'bigint') return String(part);
      if (typeof part !== 'string') return part;
      return part.replace(prefix, '').replace(UUID, (id) => named.get(`uuid ${id}`) ?? '');
    });
  }

  function walk(field: string, value: unknown): Json {
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return text(field, value);
    if (typeof value === 'bigint' || typeof value === 'number') return whole(field, value);
    if (typeof value === 'boolean') return value;
    if (value instanceof Uint8Array) return field === 'records' ? batches(value) : bytes(value);
    if (Array.isArray(value)) return list(field, value);
    return noted(Object.entries(value).map(([key, part]) => [key, walk(key, part)]));
  }

  function batches(value: Uint8Array): Json {
    return decodeBatches(value).map((batch) => {
      const { records, ...header } = batch;
      const shown = walk('', header) as Readonly<Record<string, Json>>;
      return { ...shown, records: records === null ? null : records.map((r) => record(batch, r)) };
    });
  }

  function record(
    { isControl }: RecordBatch,
    { offset, timestamp, key, value, headers }: KafkaRecord,
  ): Json {
    const what = isControl
      ? {}
      : { key: key && bytes(key), value: value && bytes(value), ...headersOf(headers) };
    return { offset: Number(offset), timestamp: whole('timestamp', timestamp), ...what };
  }

  function headersOf(headers: KafkaRecord['headers']): Readonly<Record<string, Json>> {
    return headers.length === 0 ? {} : { headers: walk('headers', headers) };
  }

  function bytes(value: Uint8Array): string {
    const plain = decodeUtf8(value);
    if (plain !== undefined && !/[^ -~]/.test(plain)) return plain.replace(prefix, '');
    return `0x${[...value].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  }

  return {
    normalise: (value) => walk('', value),
    nameTime: (time, name) => void knownTimes.set(time, name),
  };
}

/** The fields without those that are as usual. */
function noted(fields: readonly (readonly [string, Json])[]): Json {
  return Object.fromEntries(
    fields.filter(([key, value]) => {
      const shown = JSON.stringify(value);
      return !usual[key]?.some((one) => JSON.stringify(one) === shown);
    }),
  );
}

function sorted(list: readonly unknown[], stable: (value: unknown) => string): readonly unknown[] {
  const [first] = list;
  if (typeof first !== 'object' || first === null) return list;
  const by = sortKeys.find((key) => key in first);
  if (by === undefined) return list;
  const keyOf = (one: unknown): string | number | undefined =>
    // `first` has it, and the elements of a list are of one type.
    (one as Record<string, string | number | undefined>)[by];
  return [...list].sort((a, b) => {
    const [x, y] = by === 'memberId' ? [stable(a), stable(b)] : [keyOf(a) ?? '', keyOf(b) ?? ''];
    return x < y ? -1 : x > y ? 1 : 0;
  });
}
