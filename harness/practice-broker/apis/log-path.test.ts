import { describe, expect, it } from 'vitest';
import { errorCode } from '../../protocol/errors.ts';
import { decodeBatches, encodeBatch } from '../../protocol/records/batches.ts';
import { appendBatch } from '../log/append.ts';
import { appendMarker } from '../log/append-marker.ts';
import { addPartitions } from '../transactions/enlist.ts';
import { initProducerId } from '../transactions/init.ts';
import { createState } from '../state.ts';
import { usualLimits } from '../limits.ts';
import { growTo } from '../topics/grow.ts';
import { createTopic, randomTopicId } from '../topics/topic.ts';
import { type Client, drive } from '../testing/drive.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function batch(values: string[], more: Parameters<typeof encodeBatch>[0] = {}): Uint8Array {
  const records = values.map((value) => ({ key: bytes('k'), value: bytes(value) }));
  return encodeBatch({ records, ...more });
}

function create(client: Client, name: string, configs: Record<string, string> = {}): number {
  const entries = Object.entries(configs).map(([key, value]) => ({ name: key, value }));
  const topic = { name, numPartitions: 1, replicationFactor: 1, assignments: [], configs: entries };
  return client.ask('CreateTopics', 3, { topics: [topic] }).topics[0]?.errorCode ?? -2;
}

function produce(client: Client, topic: string, records: Uint8Array) {
  const topicData = [{ name: topic, partitionData: [{ index: 0, records }] }];
  const answer = client.ask('Produce', 9, { acks: -1, timeoutMs: 1000, topicData });
  return answer.responses[0]?.partitionResponses[0];
}

function fetchBody(topic: string, fetchOffset: bigint, more = {}) {
  const partitions = [{ partition: 0, fetchOffset, partitionMaxBytes: 1_000_000 }];
  return {
    ...{ maxWaitMs: 500, minBytes: 1, maxBytes: 10_000_000, topics: [{ topic, partitions }] },
    ...more,
  };
}

function offsets(records: Uint8Array | null | undefined): bigint[] {
  return decodeBatches(records ?? new Uint8Array()).flatMap(
    (read) => read.records?.map(({ offset }) => offset) ?? [],
  );
}

describe('produce and fetch', () => {
  it('give records back under the offsets that were answered', () => {
    const client = drive().connect();
    create(client, 'milk');
    expect(produce(client, 'milk', batch(['a', 'b']))?.baseOffset).toBe(0n);
    expect(produce(client, 'milk', batch(['c']))?.baseOffset).toBe(2n);
    const answer = client.ask('Fetch', 11, fetchBody('milk', 1n));
    const partition = answer.responses[0]?.partitions[0];
    expect(offsets(partition?.records)).toEqual([0n, 1n, 2n]);
    expect(partition?.highWatermark).toBe(3n);
  });

  it('wake a Fetch that waits as soon as there is something, and end it when its time is over', () => {
    const driven = drive();
    const [producer, consumer] = [driven.connect(), driven.connect()];
    create(producer, 'milk');
    const waiting = consumer.send('Fetch', 11, fetchBody('milk', 0n));
    driven.advance(499);
    expect(waiting.answer).toBeUndefined();
    produce(producer, 'milk', batch(['a']));
    expect(offsets(waiting.answer?.responses[0]?.partitions[0]?.records)).toEqual([0n]);
    const inVain = consumer.send('Fetch', 11, fetchBody('milk', 1n));
    driven.advance(500);
    expect(offsets(inVain.answer?.responses[0]?.partitions[0]?.records)).toEqual([]);
    expect(driven.broker.nextDueAt()).toBe(Date.UTC(2026, 0, 1) + 499 + 300_000);
  });

  it('know a batch that is sent again by its sequence, five batches back', () => {
    const client = drive().connect();
    create(client, 'milk');
    const sent = (baseSequence: number) =>
      produce(client, 'milk', batch(['x'], { producerId: 7n, producerEpoch: 0, baseSequence }));
    for (let i = 0; i < 6; i++) expect(sent(i)?.baseOffset).toBe(BigInt(i));
    expect(sent(1)).toMatchObject({ errorCode: 0, baseOffset: 1n });
    expect(sent(0)?.errorCode).toBe(errorCode('OUT_OF_ORDER_SEQUENCE_NUMBER'));
    expect(sent(9)?.errorCode).toBe(errorCode('OUT_OF_ORDER_SEQUENCE_NUMBER'));
    expect(sent(6)?.baseOffset).toBe(6n);
  });

  it('refuse what cannot be taken, with Kafka’s errors', () => {
    const driven = drive({ limits: { bytes: 400 } });
    const client = driven.connect();
    create(client, 'milk', { 'cleanup.policy': 'compact' });
    create(client, 'small', { 'max.message.bytes': '60' });
    const unkeyed = encodeBatch({ records: [{ value: bytes('a') }] });
    expect(produce(client, 'milk', unkeyed)?.errorCode).toBe(errorCode('INVALID_RECORD'));
    expect(produce(client, 'small', batch(['a']))?.errorCode).toBe(errorCode('MESSAGE_TOO_LARGE'));
    const broken = batch(['a']);
    broken[broken.length - 2] = 0x55;
    expect(produce(client, 'milk', broken)?.errorCode).toBe(errorCode('CORRUPT_MESSAGE'));
    const late = batch(['a'], { baseTimestamp: BigInt(driven.now + 7_200_000) });
    expect(produce(client, 'milk', late)?.errorCode).toBe(errorCode('INVALID_TIMESTAMP'));
    const large = batch(['x'.repeat(400)]);
    expect(produce(client, 'milk', large)?.errorCode).toBe(errorCode('KAFKA_STORAGE_ERROR'));
    expect(produce(client, 'milk', batch(['a']))?.errorCode).toBe(0);
  });

  it('set the time where the topic says so', () => {
    const driven = drive();
    const client = driven.connect();
    create(client, 'milk', { 'message.timestamp.type': 'LogAppendTime' });
    expect(produce(client, 'milk', batch(['a']))?.logAppendTimeMs).toBe(BigInt(driven.now));
    const records = client.ask('Fetch', 11, fetchBody('milk', 0n)).responses[0]?.partitions[0]
      ?.records;
    const [read] = decodeBatches(records ?? new Uint8Array());
    expect(read).toMatchObject({ crcOk: true, timestampType: 'append' });
  });
});

describe('a marker', () => {
  function stateWithTransaction() {
    const state = createState({
      ...{ node: { id: 1, host: 'h', port: 1 }, served: [], limits: usualLimits },
      ...{ random: () => 0.5, changed: () => undefined },
    });
    const topic = createTopic(
      'milk',
      randomTopicId(() => 0.5),
      new Map(),
    );
    state.topics.add(topic);
    growTo(state, topic, 1);
    const partition = state.topics.partition('milk', 0);
    if (!partition) throw new Error('no partition');
    appendBatch(state, partition, batch(['plain']));
    while (state.transactions.newProducerId() < 6n); // so that the next one is 7
    initProducerId(state, { transactionalId: 'x', timeoutMs: 1_000, before: undefined });
    const transaction = state.transactions.get('x');
    if (!transaction) throw new Error('no transaction');
    addPartitions(state, transaction, [{ name: 'milk', partitions: [0] }]);
    const open = { producerId: 7n, producerEpoch: 0, baseSequence: 0, isTransactional: true };
    appendBatch(state, partition, batch(['a', 'b'], open));
    appendBatch(state, partition, batch(['plain']));
    return { state, partition };
  }

  it('takes an offset and lets what is stable move on', () => {
    const { state, partition } = stateWithTransaction();
    expect(partition.lastStable).toBe(1n);
    const marker = { producerId: 7n, producerEpoch: 0, control: 'commit' } as const;
    appendMarker(state, 'milk', 0, marker);
    expect([partition.lastStable, partition.log.end]).toEqual([5n, 5n]);
    expect(partition.aborted.between(0n, 5n)).toEqual([]);
    const last = decodeBatches(partition.log.read(4n, 5n, 1000, true)).at(-1);
    expect(last).toMatchObject({ control: 'commit', baseOffset: 4n, crcOk: true });
  });

  it('of an abort tells readers whose records to leave out', () => {
    const { state, partition } = stateWithTransaction();
    appendMarker(state, 'milk', 0, { producerId: 7n, producerEpoch: 1, control: 'abort' });
    expect(partition.aborted.between(0n, 5n)).toEqual([{ producerId: 7n, firstOffset: 1n }]);
    const again = batch(['c'], { producerId: 7n, producerEpoch: 0, baseSequence: 2 });
    const code = errorCode('INVALID_PRODUCER_EPOCH');
    expect(appendBatch(state, partition, again)).toMatchObject({ errorCode: code });
  });

  it('for a partition that is gone does nothing', () => {
    const { state } = stateWithTransaction();
    const marker = { producerId: 7n, producerEpoch: 0, control: 'abort' } as const;
    expect(() => appendMarker(state, 'gone', 0, marker)).not.toThrow();
  });
});
