// Handlers with one fault each, and how faults are put into a table of them.
import { decodeBatches, encodeBatch } from '../../protocol/records/batches.ts';
import type { ApiName } from '../../protocol/messages.ts';
import type { Asked, Handler } from '../handler.ts';
import { type Table, table } from '../table.ts';

/** A handler's request or answer, as plain data: what a fault may change. */
export type Body = Record<string, unknown>;

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
export const swallowing = (code: number) =>
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

export const faults: Readonly<Record<string, Fault>> = {
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
