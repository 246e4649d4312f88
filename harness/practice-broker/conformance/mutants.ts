// Practice brokers with one fault each. A conformance case that sees no difference to a real Kafka on any of
// them would prove nothing; what no case notices at all is a gap in the cases.
import { encodeBatch, decodeBatches } from '../../protocol/records/batches.ts';
import { apis } from '../../protocol/apis.ts';
import type { Fields } from '../../protocol/declaration/fields.ts';
import { inVersions } from '../../protocol/declaration/versions.ts';
import type { ApiName } from '../../protocol/messages.ts';
import type { Asked, Handler } from '../handler.ts';
import { type Table, table } from '../table.ts';
import { onVirtualTime, type VirtualGround } from './virtual.ts';

export interface Mutant {
  name: string;
  /** A new broker with the fault. */
  ground(): VirtualGround;
}

/** A handler's request or answer, as plain data: what a fault may change. */
type Body = Record<string, unknown>;

interface Fault {
  /** Of these APIs; all, if none is named. */
  apis?: readonly ApiName[];
  request?(body: Body, api: ApiName): Body;
  answer?(body: Body, api: ApiName): Body;
  /** Lets a request be handled that many times. Default 1. */
  times?: number;
}

/** The table with a fault in it. */
export function faulty({ apis, request, answer, times = 1 }: Fault): Table {
  const wrapped = [...table].map(([api, handler]) => {
    if (apis !== undefined && !apis.includes(api)) return [api, handler] as const;
    const fault: Handler<ApiName> = {
      ...handler,
      handle(state, asked, reply) {
        // A fault changes values and leaves the shape: what it gives has the type it got.
        const body = request?.(asked.body, api) ?? asked.body;
        const changed = { ...asked, body } as Asked<ApiName>;
        for (let time = 0; time < times; time++) {
          handler.handle(state, changed, {
            ...reply,
            send(given) {
              reply.send(answer?.(given, api) ?? given);
            },
          });
        }
      },
    };
    return [api, fault] as const;
  });
  return new Map(wrapped);
}

/** Replaces values all through a body: `change` gives the new value of a field, or the same. */
export function changing(change: (field: string, value: unknown) => unknown): (body: Body) => Body {
  const walk = (field: string, value: unknown): unknown => {
    const now = change(field, value);
    if (now !== value || now === null || typeof now !== 'object') return now;
    if (now instanceof Uint8Array) return now;
    if (Array.isArray(now)) return now.map((one) => walk(field, one));
    return Object.fromEntries(Object.entries(now).map(([key, part]) => [key, walk(key, part)]));
  };
  // A body is an object with fields, and stays one.
  return (body) => walk('', body) as Body;
}

const setting = (wanted: string, value: unknown) =>
  changing((field, was) => (field === wanted ? value : was));

const withoutConfig = (name: string) =>
  changing((field, value) =>
    field === 'configs' && Array.isArray(value)
      ? (value as { name: string }[]).filter((one) => one.name !== name)
      : value,
  );

/** An error that is not noticed: whoever is asked says that all is well. */
const swallowing = (code: number) =>
  changing((field, value) => (field.endsWith('rrorCode') && value === code ? 0 : value));

/** Forgets who produced a batch, unless it is part of a transaction. */
const anonymous = changing((field, value) => {
  if (field !== 'records' || !(value instanceof Uint8Array)) return value;
  const [batch] = decodeBatches(value);
  if (batch?.records == null || batch.isTransactional || batch.producerId < 0n) return value;
  // What can be read is packed with nothing or with gzip.
  const compression = batch.compression === 'gzip' ? 'gzip' : 'none';
  return encodeBatch({
    ...batch,
    compression,
    records: batch.records,
    producerId: -1n,
    producerEpoch: -1,
    baseSequence: -1,
  });
});

const readAll = setting('isolationLevel', 0);
const atEnd = (body: Body): Body =>
  changing((_, value) =>
    typeof value === 'object' && value !== null && 'highWatermark' in value
      ? { ...value, lastStableOffset: value.highWatermark }
      : value,
  )(body);

const faults: Readonly<Record<string, Fault>> = {
  'sequences are not checked': { apis: ['Produce'], request: anonymous },
  'what is produced is appended twice': { apis: ['Produce'], times: 2 },
  'the base offset is one off': {
    apis: ['Produce'],
    answer: changing((field, value) => (field === 'baseOffset' ? (value as bigint) + 1n : value)),
  },
  'acks 0 is answered': { apis: ['Produce'], request: setting('acks', 1) },
  'the last stable offset is the end': { apis: ['Fetch'], request: readAll, answer: atEnd },
  'read committed reads all': { apis: ['Fetch'], request: readAll },
  'ListOffsets ignores the isolation level': { apis: ['ListOffsets'], request: readAll },
  'nothing was ever aborted': {
    apis: ['Fetch'],
    answer: changing((field, value) =>
      field === 'abortedTransactions' && value !== null ? [] : value,
    ),
  },
  'Fetch does not wait': { apis: ['Fetch'], request: setting('maxWaitMs', 0) },
  'Fetch is content with one byte': { apis: ['Fetch'], request: setting('minBytes', 1) },
  'Fetch ignores the size of its answer': {
    apis: ['Fetch'],
    request: setting('maxBytes', 2 ** 30),
  },
  'Fetch ignores the size of a partition': {
    apis: ['Fetch'],
    request: setting('partitionMaxBytes', 2 ** 30),
  },
  'epochs of the leader are not checked': {
    apis: ['Fetch', 'ListOffsets'],
    request: setting('currentLeaderEpoch', -1),
  },
  'sessions of members do not end': {
    apis: ['JoinGroup'],
    request: changing((field, value) =>
      field === 'sessionTimeoutMs' && Number(value) > 100 && Number(value) < 30_000
        ? 1_000_000
        : value,
    ),
  },
  'nobody has to join again in time': {
    apis: ['JoinGroup'],
    request: setting('rebalanceTimeoutMs', 1_000_000),
  },
  'names of members are ignored': { request: setting('groupInstanceId', null) },
  'commits are one too high': {
    apis: ['OffsetCommit', 'TxnOffsetCommit'],
    request: changing((field, value) =>
      field === 'committedOffset' ? (value as bigint) + 1n : value,
    ),
  },
  'notes of commits are lost': {
    apis: ['OffsetCommit', 'TxnOffsetCommit'],
    request: setting('committedMetadata', ''),
  },
  'unstable offsets are given out': {
    apis: ['OffsetFetch'],
    request: setting('requireStable', false),
  },
  'transactions do not time out': {
    apis: ['InitProducerId'],
    request: changing((field, value) =>
      field === 'transactionTimeoutMs' && Number(value) > 0 && Number(value) < 60_000
        ? 60_000
        : value,
    ),
  },
  'every transaction commits': { apis: ['EndTxn'], request: setting('committed', true) },
  'every transaction aborts': { apis: ['EndTxn'], request: setting('committed', false) },
  'compaction is ignored': { apis: ['CreateTopics'], request: withoutConfig('cleanup.policy') },
  'tombstones stay': { apis: ['CreateTopics'], request: withoutConfig('delete.retention.ms') },
  'the type of timestamps is ignored': {
    apis: ['CreateTopics'],
    request: withoutConfig('message.timestamp.type'),
  },
  'the size limit of a topic is ignored': {
    apis: ['CreateTopics'],
    request: withoutConfig('max.message.bytes'),
  },
  'trying is doing': { request: setting('validateOnly', false) },
  'filters of groups are ignored': {
    apis: ['ListGroups'],
    request: changing((field, value) => (field.endsWith('sFilter') ? [] : value)),
  },
  'topics may be made by asking for them': {
    apis: ['Metadata'],
    answer: changing((field, value) => (field === 'errorCode' && value === 3 ? 5 : value)),
  },
};

function mutant(name: string, of: Table): Mutant {
  return { name, ground: () => onVirtualTime({ table: of }) };
}

/** Faults that are no handler's. */
const ofTheShell: readonly Mutant[] = [
  { name: 'no connection is ever closed', ground: () => onVirtualTime({ fault: 'never closes' }) },
  { name: 'nothing happens in time', ground: () => onVirtualTime({ fault: 'never ticks' }) },
];

/**
 * The faults that have a name, and for each error code that a real Kafka gave in some case the fault that
 * this error is not noticed.
 */
export function namedMutants(errorCodes: Iterable<number>): Mutant[] {
  const named = Object.entries(faults).map(([name, fault]) => mutant(name, faulty(fault)));
  const swallowed = [...errorCodes].map((code) =>
    mutant(`error ${code} is swallowed`, faulty({ answer: swallowing(code) })),
  );
  return [...named, ...swallowed, ...ofTheShell];
}

/** Where a field is in an answer: its API and the names on the way, without positions in lists. */
export interface Place {
  api: ApiName;
  path: string;
  /** Some value that was there. */
  value: unknown;
}

/** A broker that gives another value in one field of every answer of an API. */
export function mutantAt({ api, path, value }: Place): Mutant {
  const answer = (body: Body): Body => changed(path.split('.'), body, other(value)) as Body;
  return mutant(`${api} ${path}`, faulty({ apis: [api], answer }));
}

/** Puts another value where the path leads; a field that was left out gets `instead`. */
function changed(path: readonly string[], value: unknown, instead: unknown): unknown {
  const [first = '', ...rest] = path;
  if (Array.isArray(value)) return value.map((one) => changed(path, one, instead));
  if (value === null || typeof value !== 'object') return value;
  // It is a field of a given body, whatever it holds.
  const was = (value as Body)[first];
  if (rest.length > 0) return { ...value, [first]: changed(rest, was, instead) };
  return { ...value, [first]: was === undefined ? instead : other(was) };
}

/** Another value of the same type. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'bigint') return value + 1n;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string')
    return value === '' ? 'x' : value.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
  if (value instanceof Uint8Array)
    return value.length === 0 ? new Uint8Array([1]) : value.subarray(0, -1);
  if (Array.isArray(value)) return value.slice(0, -1);
  return value;
}

/** All places of fields in an answer of a version that a mutant can change. */
export function placesIn(api: ApiName, version: number, body: unknown): Place[] {
  const paths = new Map<string, unknown>();
  walkFields('', apis[api].response, version, body, (path, value) => paths.set(path, value));
  return [...paths].map(([path, value]) => ({ api, path, value }));
}

function walkFields(
  before: string,
  fields: Fields,
  version: number,
  body: unknown,
  found: (path: string, value: unknown) => void,
): void {
  if (body === null || typeof body !== 'object') return;
  for (const [name, { type, versions }] of Object.entries(fields)) {
    // The body was decoded by this declaration.
    const value = (body as Body)[name];
    if (!inVersions(versions, version) || value === null) continue;
    const path = before === '' ? name : `${before}.${name}`;
    const struct = type.kind === 'array' ? type.of : type;
    if (type.kind !== 'struct' && (!Array.isArray(value) || value.length > 0)) found(path, value);
    if (struct.kind !== 'struct') continue;
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) {
      walkFields(path, struct.fields, version, one, found);
    }
  }
}
