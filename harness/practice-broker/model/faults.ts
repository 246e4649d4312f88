// Brokers that break a promise, each in its own way: the model test must find every one of them.
import { decodeBatches, encodeBatch, type RecordBatch } from '../../protocol/records/batches.ts';
import { changing, faulty } from '../conformance/faults.ts';
import type { ApiName } from '../../protocol/messages.ts';
import { offsetCommit } from '../apis/offset-commit.ts';
import type { Handler } from '../handler.ts';
import { type Table, table } from '../table.ts';
import { places } from './world.ts';

function movedTo(batch: RecordBatch, baseOffset: bigint): Uint8Array {
  const records = (batch.records ?? []).map((record, i) => ({
    ...record,
    offset: baseOffset + BigInt(i),
  }));
  const lastOffset = baseOffset + BigInt(records.length - 1);
  return encodeBatch({ ...batch, baseOffset, lastOffset, compression: 'none', records });
}

/** Gives the records of a Fetch with the first two batches' contents in each other's place. */
function swapped(records: Uint8Array): Uint8Array {
  const batches = decodeBatches(records);
  const [first, second] = batches;
  if (!first?.records || !second?.records || first.isControl || second.isControl) return records;
  const behind = first.baseOffset + BigInt(second.recordCount);
  const parts = [movedTo(second, first.baseOffset), movedTo(first, behind)];
  // Each is as long as it was: only where it lies is another.
  const moved = records.slice();
  let at = 0;
  for (const part of parts) {
    moved.set(part, at);
    at += part.length;
  }
  return moved;
}

const setting = (wanted: string, value: unknown) =>
  changing((field, was) => (field === wanted ? value : was));

const everything = new TextEncoder().encode(places.join(','));

/** Sequence numbers are a producer's; without its id nobody looks at them. */
const withoutProducer = changing((field, value) => {
  if (field !== 'records' || !(value instanceof Uint8Array)) return value;
  const [batch] = decodeBatches(value);
  if (!batch?.records || batch.isTransactional) return value;
  const anonymous = { producerId: -1n, producerEpoch: -1, baseSequence: -1 };
  return encodeBatch({ ...batch, compression: 'none', records: batch.records, ...anonymous });
});

/** The third batch and each third after it is answered, and not kept. */
function dropping(): Table {
  let count = 0;
  return faulty({
    apis: ['Produce'],
    request: (body) => (++count % 3 === 0 ? { ...body, topicData: [] } : body),
    answer: (body) => {
      const responses = (body as { responses: unknown[] }).responses;
      const partitionResponses = [{ index: 0, errorCode: 0, baseOffset: 0n }];
      return responses.length > 0
        ? body
        : { ...body, responses: [{ name: 't', partitionResponses }] };
    },
  });
}

/** Every commit counts as one of whoever is a member now. */
function forgiving(): Table {
  const commits: typeof offsetCommit = {
    ...offsetCommit,
    handle(state, asked, reply) {
      const group = state.groups.get(asked.body.groupId);
      const [memberId = ''] = group?.members.keys() ?? [];
      const generation = memberId === '' ? -1 : (group?.generation ?? -1);
      const body = { ...asked.body, memberId, generationIdOrMemberEpoch: generation };
      offsetCommit.handle(state, { ...asked, body }, reply);
    },
  };
  // A handler of its own API, as those in the table are.
  return new Map(table).set('OffsetCommit', commits as unknown as Handler<ApiName>);
}

export const faults: Readonly<Record<string, () => Table>> = {
  'an append is dropped': dropping,
  'two batches are swapped': () =>
    faulty({
      apis: ['Fetch'],
      answer: changing((field, value) =>
        field === 'records' && value instanceof Uint8Array ? swapped(value) : value,
      ),
    }),
  'what is sent again is taken again': () =>
    faulty({ apis: ['Produce'], request: withoutProducer }),
  'a commit goes beyond the end': () =>
    faulty({
      apis: ['OffsetCommit'],
      request: changing((field, value) =>
        field === 'committedOffset' ? (value as bigint) + 1_000n : value,
      ),
    }),
  'what was aborted is shown': () =>
    faulty({
      apis: ['Fetch'],
      request: (body) => body,
      answer: setting('abortedTransactions', []),
    }),
  'what is not decided is shown': () =>
    faulty({ apis: ['Fetch'], request: setting('isolationLevel', 0) }),
  'an abort commits': () => faulty({ apis: ['EndTxn'], request: setting('committed', true) }),
  'two members own one partition': () =>
    faulty({ apis: ['SyncGroup'], answer: setting('assignment', everything) }),
  'an old generation may commit': forgiving,
};
