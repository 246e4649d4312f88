// The record batches inside the captured Produce and Fetch messages.
import { describe, expect, it } from 'vitest';
import { decodeBatches, encodeBatch, type RecordBatch } from '../records/batches.ts';
import { bodiesOf, readVectors } from './read-vectors.node.ts';

const vectors = readVectors();
const text = (bytes: Uint8Array | null | undefined) => bytes && new TextDecoder().decode(bytes);
const values = (batches: readonly RecordBatch[]) =>
  batches.map(({ records }) => records?.map(({ value }) => text(value)));

/** The bytes of all batches that were produced or fetched in a step, by partition. */
function produced(when: string): Uint8Array[] {
  const bodies = bodiesOf(vectors, 'Produce', when);
  const partitions = bodies.flatMap(({ request }) => request.topicData.flatMap((t) => t.partitionData));
  return partitions.map(({ records }) => records ?? new Uint8Array());
}
function fetched(when: string) {
  const bodies = bodiesOf(vectors, 'Fetch', when);
  const topics = bodies.flatMap(({ response }) => response?.responses ?? []);
  return topics.flatMap(({ partitions }) => partitions);
}

describe('produced by kafkajs', () => {
  it('keys, values, nulls, headers and text beyond ASCII', () => {
    const batches = produced('send').flatMap(decodeBatches);
    expect(values(batches)).toEqual([['placed', null], ['günther 🥐']]);
    const [first, second] = batches;
    expect(first).toMatchObject({ crcOk: true, compression: 'none', producerId: -1n });
    expect(text(first?.records?.[0]?.key)).toBe('o-1');
    expect(first?.records?.[0]?.headers.map((h) => [h.key, text(h.value)])).toEqual([
      ['trace', 'a1'],
    ]);
    expect(second?.records?.[0]?.key).toBeNull();
    expect(first?.records?.map(({ offset }) => offset)).toEqual([0n, 1n]);
  });

  it('gzip', () => {
    const batches = produced('send with gzip').flatMap(decodeBatches);
    expect(batches).toMatchObject([{ compression: 'gzip', crcOk: true, recordCount: 3 }]);
    expect(values(batches)).toEqual([['one', 'two', 'three']]);
  });

  it('sequences of an idempotent producer, and the mark of a transactional one', () => {
    const [idempotent] = produced('send idempotently').flatMap(decodeBatches);
    expect(idempotent).toMatchObject({ producerEpoch: 0, baseSequence: 0, isTransactional: false });
    expect(idempotent?.producerId).toBeGreaterThanOrEqual(0n);
    const [transactional] = produced('commit a transaction').flatMap(decodeBatches);
    expect(transactional).toMatchObject({ isTransactional: true, isControl: false });
  });

  it('acknowledgement: none has no response', () => {
    const bodies = bodiesOf(vectors, 'Produce', 'send without acknowledgement');
    const unheard = bodies.filter(({ request }) => request.acks === 0);
    expect(unheard).toMatchObject([{ response: null }]);
  });

  it('transactions: their ids, partitions, offsets and outcomes', () => {
    const id = { transactionalId: 'till' };
    const [begun] = bodiesOf(vectors, 'InitProducerId', 'commit a transaction');
    expect(begun?.request).toMatchObject({ ...id, transactionTimeoutMs: 60_000 });
    const { producerId, producerEpoch } = begun?.response ?? {};
    const producer = { producerId, producerEpoch };
    const [added] = bodiesOf(vectors, 'AddPartitionsToTxn', 'commit a transaction');
    expect(added?.request.v3AndBelowTopics).toEqual([{ name: 'menus', partitions: [0] }]);
    const [group] = bodiesOf(vectors, 'AddOffsetsToTxn', 'commit a transaction');
    expect(group?.request).toMatchObject({ ...id, ...producer, groupId: 'till-group' });
    const [offsets] = bodiesOf(vectors, 'TxnOffsetCommit', 'commit a transaction');
    const partitions = [{ partitionIndex: 0, committedOffset: 1n }];
    expect(offsets?.request.topics).toMatchObject([{ name: 'orders', partitions }]);
    for (const committed of [true, false]) {
      const when = `${committed ? 'commit' : 'abort'} a transaction`;
      const [end] = bodiesOf(vectors, 'EndTxn', when);
      expect(end).toMatchObject({ request: { ...id, ...producer, committed }, response: {} });
    }
  });
});

describe('fetched from Kafka', () => {
  it('markers of a commit and an abort, and the aborted transaction by name', () => {
    const partitions = fetched('read committed');
    const batches = partitions.flatMap(({ records }) => decodeBatches(records ?? new Uint8Array()));
    expect(batches.flatMap(({ control }) => control ?? [])).toEqual(['commit', 'abort']);
    const dropped = batches.find((b) => text(b.records?.[0]?.value) === 'dropped');
    expect(partitions.flatMap(({ abortedTransactions }) => abortedTransactions)).toEqual([
      { producerId: dropped?.producerId, firstOffset: dropped?.baseOffset },
    ]);
    expect(batches.every(({ crcOk }) => crcOk)).toBe(true);
  });

  it('no list of aborted transactions when reading uncommitted', () => {
    const lists = fetched('read uncommitted').map((partition) => partition.abortedTransactions);
    expect(lists[0]).toBeNull();
  });
});

it('batches that are not compressed encode to the same bytes again', () => {
  const steps = ['send', 'send idempotently', 'commit a transaction', 'abort a transaction'];
  const logs = fetched('read committed').map(({ records }) => records ?? new Uint8Array());
  for (const bytes of [...steps.flatMap(produced), ...logs]) {
    const parts = decodeBatches(bytes).map(({ compression, records, ...batch }) => {
      if (compression !== 'none' || !records) throw new Error('compressed');
      return [...encodeBatch({ ...batch, compression, records })];
    });
    expect(parts.flat()).toEqual([...bytes]);
  }
});
