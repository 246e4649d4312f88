// What Produce, Fetch and ListOffsets say of records and where they lie.
import type { RequestBody, ResponseBody } from '../protocol/messages.ts';
import { decodeBatches } from '../protocol/records/batches.ts';
import { named, type Observed } from './observed.ts';
import { readRecord } from './read-record.ts';
import { visibleRecords } from './visible-records.ts';
import type { WireEventOf } from './wire-event.ts';

const timestampLatest = -1n;
const timestampEarliest = -2n;
const readCommitted = 1;

type Outcome = WireEventOf<'produce'>['outcome'];

/** A Produce without an answer of the broker's that the learner got. */
export function observeCutProduce(
  body: RequestBody<'Produce'>,
  outcome: Exclude<Outcome, 'refused'>,
): Observed[] {
  return producedParts(body).map((part) => ({ ...part, outcome, error: null }));
}

export function observeProduce(
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

export function observeFetch(
  request: RequestBody<'Fetch'>,
  response: ResponseBody<'Fetch'>,
): Observed[] {
  const from = new Map(
    request.topics.flatMap((one) =>
      one.partitions.map((part) => [`${one.topic}/${part.partition}`, Number(part.fetchOffset)]),
    ),
  );
  const isCareful = request.isolationLevel === readCommitted;
  return response.responses.flatMap((one) =>
    one.partitions.map((part) => {
      const start = from.get(`${one.topic}/${part.partitionIndex}`) ?? 0;
      const { records, next } = visibleRecords(
        part.records ?? new Uint8Array(),
        isCareful ? (part.abortedTransactions ?? []) : [],
      );
      return {
        type: 'fetch' as const,
        topic: one.topic,
        partition: part.partitionIndex,
        from: start,
        // A batch is sent whole, also where the reader asked for its middle.
        records: records.filter((record) => record.offset >= start).map(readRecord),
        next: next === null ? start : Number(next),
        logStart: Number(part.logStartOffset),
        logEnd: Number(part.highWatermark),
        error: named(part.errorCode),
      };
    }),
  );
}

export function observeListOffsets(
  request: RequestBody<'ListOffsets'>,
  response: ResponseBody<'ListOffsets'>,
): Observed[] {
  const asked = new Map(
    request.topics.flatMap((one) =>
      one.partitions.map((part) => [`${one.name}/${part.partitionIndex}`, part.timestamp]),
    ),
  );
  return response.topics.flatMap((one) =>
    one.partitions
      .filter((part) => part.errorCode === 0)
      .map((part) => {
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
