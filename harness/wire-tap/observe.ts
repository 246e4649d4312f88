// Turns a request and its answer, in the learner's names, into events of the wire history.
import { errorName } from '../protocol/errors.ts';
import { decodeAssignment } from '../protocol/groups/consumer-protocol.ts';
import type { Request, RequestBody, Response, ResponseBody } from '../protocol/messages.ts';
import { decodeBatches, type KafkaRecord } from '../protocol/records/batches.ts';
import type { WireEvent, WireRecord } from './wire-event.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** An event before it is known which process and connection it belongs to. */
export type Observed = Without<WireEvent, 'process' | 'connection'>;

const timestampLatest = -1n;
const timestampEarliest = -2n;

/** What a request and its answer say. Requests and answers that change nothing give no event. */
export function observe(request: Request, response: Response): Observed[] {
  switch (request.api) {
    case 'Produce':
      return response.api === 'Produce' ? observeProduce(request.body, response.body) : [];
    case 'Fetch':
      return response.api === 'Fetch' ? observeFetch(request.body, response.body) : [];
    case 'ListOffsets':
      return response.api === 'ListOffsets' ? observeListOffsets(request.body, response.body) : [];
    case 'OffsetFetch':
      return response.api === 'OffsetFetch' ? observeOffsetFetch(request.body, response.body) : [];
    case 'OffsetCommit':
    case 'TxnOffsetCommit':
      return response.api === 'OffsetCommit' || response.api === 'TxnOffsetCommit'
        ? observeCommit(request.body, response.body)
        : [];
    case 'JoinGroup':
      return response.api === 'JoinGroup' ? observeJoin(request.body, response.body) : [];
    case 'SyncGroup':
      return response.api === 'SyncGroup' ? observeSync(request.body, response.body) : [];
    case 'Heartbeat':
      return response.api === 'Heartbeat' && response.body.errorCode !== 0
        ? [
            {
              type: 'rebalance',
              group: request.body.groupId,
              memberId: request.body.memberId,
              error: errorName(response.body.errorCode),
            },
          ]
        : [];
    case 'LeaveGroup':
      return leavingMembers(request.body).map((memberId) => ({
        type: 'leave',
        group: request.body.groupId,
        memberId,
        byHarness: false,
      }));
    case 'EndTxn':
      return response.api === 'EndTxn'
        ? [
            {
              type: 'end-transaction',
              transactionalId: request.body.transactionalId,
              committed: request.body.committed,
              error: named(response.body.errorCode),
            },
          ]
        : [];
    case 'CreateTopics':
      return response.api === 'CreateTopics'
        ? response.body.topics.flatMap((one) => refused('CreateTopics', one.name, one.errorCode))
        : [];
    case 'Metadata':
      return response.api === 'Metadata'
        ? response.body.topics.flatMap((one) =>
            refused('Metadata', one.name ?? '', one.errorCode),
          )
        : [];
    default:
      return [];
  }
}

/** A Produce that got no answer: `lost` never reached the broker, `unanswered` may have. */
export function observeCutProduce(
  body: RequestBody<'Produce'>,
  outcome: 'lost' | 'unanswered' | 'acknowledged',
): Observed[] {
  return producedParts(body).map((part) => ({ ...part, outcome, error: null }));
}

function observeProduce(
  request: RequestBody<'Produce'>,
  response: ResponseBody<'Produce'>,
): Observed[] {
  const answers = new Map(
    response.responses.flatMap((one) =>
      one.partitionResponses.map((part) => [`${one.name}/${part.index}`, part] as const),
    ),
  );
  return producedParts(request).map((part) => {
    const answer = answers.get(`${part.topic}/${part.partition}`);
    const error = named(answer?.errorCode ?? 0);
    const base = Number(answer?.baseOffset ?? -1n);
    const records = part.records.map((record, index) => ({
      ...record,
      offset: error === null && base >= 0 ? base + index : null,
    }));
    return { ...part, records, outcome: error === null ? 'acknowledged' : 'refused', error };
  });
}

function producedParts(body: RequestBody<'Produce'>) {
  return body.topicData.flatMap((one) =>
    one.partitionData.map((part) => ({
      type: 'produce' as const,
      topic: one.name,
      partition: part.index,
      acks: body.acks,
      transactionalId: body.transactionalId,
      records: decodeBatches(part.records ?? new Uint8Array())
        .flatMap((batch) => batch.records ?? [])
        .map((record) => ({ ...readRecord(record), offset: null })),
    })),
  );
}

function observeFetch(request: RequestBody<'Fetch'>, response: ResponseBody<'Fetch'>): Observed[] {
  const from = new Map(
    request.topics.flatMap((one) =>
      one.partitions.map((part) => [
        `${one.topic}/${part.partition}`,
        Number(part.fetchOffset),
      ]),
    ),
  );
  return response.responses.flatMap((one) =>
    one.partitions.map((part) => {
      const start = from.get(`${one.topic}/${part.partitionIndex}`) ?? 0;
      const batches = decodeBatches(part.records ?? new Uint8Array());
      const last = batches.at(-1);
      return {
        type: 'fetch' as const,
        topic: one.topic,
        partition: part.partitionIndex,
        from: start,
        records: batches
          .filter((batch) => !batch.isControl)
          .flatMap((batch) => batch.records ?? [])
          .filter((record) => record.offset >= start)
          .map(readRecord),
        next: last === undefined ? start : Number(last.lastOffset) + 1,
        logStart: Number(part.logStartOffset),
        logEnd: Number(part.highWatermark),
        error: named(part.errorCode),
      };
    }),
  );
}

function observeListOffsets(
  request: RequestBody<'ListOffsets'>,
  response: ResponseBody<'ListOffsets'>,
): Observed[] {
  const asked = new Map(
    request.topics.flatMap((one) =>
      one.partitions.map((part) => [`${one.name}/${part.partitionIndex}`, part.timestamp]),
    ),
  );
  return response.topics.flatMap((one) =>
    one.partitions.map((part) => {
      const time = asked.get(`${one.name}/${part.partitionIndex}`);
      return {
        type: 'start-offset' as const,
        asked:
          time === timestampLatest ? 'latest' : time === timestampEarliest ? 'earliest' : 'time',
        group: null,
        topic: one.name,
        partition: part.partitionIndex,
        offset: part.offset < 0n ? null : Number(part.offset),
      };
    }),
  );
}

function observeOffsetFetch(
  request: RequestBody<'OffsetFetch'>,
  response: ResponseBody<'OffsetFetch'>,
): Observed[] {
  return response.topics.flatMap((one) =>
    one.partitions.map((part) => ({
      type: 'start-offset' as const,
      asked: 'commit' as const,
      group: request.groupId,
      topic: one.name,
      partition: part.partitionIndex,
      offset: part.committedOffset < 0n ? null : Number(part.committedOffset),
    })),
  );
}

function observeCommit(
  request: RequestBody<'OffsetCommit'> | RequestBody<'TxnOffsetCommit'>,
  response: ResponseBody<'OffsetCommit'> | ResponseBody<'TxnOffsetCommit'>,
): Observed[] {
  const errors = new Map(
    response.topics.flatMap((one) =>
      one.partitions.map((part) => [`${one.name}/${part.partitionIndex}`, part.errorCode]),
    ),
  );
  return request.topics.flatMap((one) =>
    one.partitions.map((part) => ({
      type: 'commit' as const,
      group: request.groupId,
      topic: one.name,
      partition: part.partitionIndex,
      offset: Number(part.committedOffset),
      transactionalId: 'transactionalId' in request ? request.transactionalId : null,
      error: named(errors.get(`${one.name}/${part.partitionIndex}`) ?? 0),
    })),
  );
}

function observeJoin(
  request: RequestBody<'JoinGroup'>,
  response: ResponseBody<'JoinGroup'>,
): Observed[] {
  const error = named(response.errorCode);
  return [
    {
      type: 'join',
      group: request.groupId,
      memberId: response.memberId,
      generation: response.generationId,
      error,
    },
  ];
}

function observeSync(
  request: RequestBody<'SyncGroup'>,
  response: ResponseBody<'SyncGroup'>,
): Observed[] {
  const { groupId: group, memberId } = request;
  if (response.errorCode !== 0) {
    return [{ type: 'rebalance', group, memberId, error: errorName(response.errorCode) }];
  }
  const assigned = decodeAssignment(response.assignment)?.assignedPartitions ?? [];
  return [
    {
      type: 'assigned',
      group,
      memberId,
      partitions: assigned.flatMap((one) =>
        one.partitions.map((partition) => ({ topic: one.topic, partition })),
      ),
    },
  ];
}

export function leavingMembers(body: RequestBody<'LeaveGroup'>): string[] {
  return body.members.length > 0 ? body.members.map((one) => one.memberId) : [body.memberId];
}

function refused(api: string, subject: string, code: number): Observed[] {
  const error = named(code);
  return error === null ? [] : [{ type: 'refused', api, subject, error }];
}

function named(code: number): string | null {
  return code === 0 ? null : errorName(code);
}

const text = new TextDecoder();

export function readRecord(record: KafkaRecord): WireRecord {
  return {
    offset: Number(record.offset),
    timestamp: Number(record.timestamp),
    key: record.key === null ? null : text.decode(record.key),
    value: record.value === null ? null : text.decode(record.value),
    headers: Object.fromEntries(
      record.headers.map((one) => [one.key, one.value === null ? '' : text.decode(one.value)]),
    ),
  };
}
