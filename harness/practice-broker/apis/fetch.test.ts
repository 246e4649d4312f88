// How much a Fetch gives, how long it waits, and what it shows of transactions.
import { describe, expect, it } from 'vitest';
import { errorCode } from '../../protocol/errors.ts';
import { decodeBatches, encodeBatch } from '../../protocol/records/batches.ts';
import { type BodyFor, type Client, drive } from '../testing/drive.ts';

const SIZE = encodeBatch({ records: [{ value: new Uint8Array(50) }] }).length;

/** The topic `t` of three partitions, on which records of one size are sent. */
function topicOfThree() {
  const driven = drive();
  const client = driven.connect();
  const topic = { name: 't', numPartitions: 3, replicationFactor: 1, assignments: [], configs: [] };
  client.ask('CreateTopics', 4, { topics: [topic] });
  return {
    driven,
    client,
    reader: driven.connect(),
    send: (partition: number, more: Parameters<typeof encodeBatch>[0] = {}): void =>
      produce(client, partition, more),
  };
}

function produce(client: Client, index: number, more: Parameters<typeof encodeBatch>[0]): void {
  const records = encodeBatch({ records: [{ value: new Uint8Array(50) }], ...more });
  const topicData = [{ name: 't', partitionData: [{ index, records }] }];
  const body = { transactionalId: 'x', acks: -1, timeoutMs: 1_000, topicData };
  const answer = client.ask('Produce', 7, body).responses[0]?.partitionResponses[0];
  if (answer?.errorCode !== 0) throw new Error(`Produce got error ${answer?.errorCode ?? 'none'}`);
}

/** From the start of some partitions, at once unless told otherwise. */
function body(partitions: readonly number[], more: Partial<BodyFor<'Fetch'>> = {}, each = 10_000) {
  const wanted = partitions.map((partition) => ({
    ...{ partition, fetchOffset: 0n, partitionMaxBytes: each },
  }));
  return {
    ...{
      maxWaitMs: 0,
      minBytes: 1,
      maxBytes: 10_000,
      topics: [{ topic: 't', partitions: wanted }],
    },
    ...more,
  };
}

type Answer = { responses: { partitions: { records: Uint8Array | null }[] }[] };
/** How many batches came of each partition. */
const counts = ({ responses }: Answer): number[] =>
  (responses[0]?.partitions ?? []).map(
    ({ records }) => decodeBatches(records ?? new Uint8Array()).length,
  );

describe('how much a Fetch gives', () => {
  it.each([
    [0, 1],
    [SIZE, 1],
    [2 * SIZE - 1, 1],
    [2 * SIZE, 2],
    [10 * SIZE, 3],
  ])(
    'of a partition with a limit of %i bytes: %i batches, the first in any case',
    (each, wanted) => {
      const { client, send } = topicOfThree();
      for (let i = 0; i < 3; i++) send(0);
      expect(counts(client.ask('Fetch', 11, body([0], {}, each)))).toEqual([wanted]);
    },
  );

  it.each([
    [0, [1, 0, 0]],
    [SIZE, [1, 0, 0]],
    [2 * SIZE, [2, 0, 0]],
    [3 * SIZE, [2, 1, 0]],
    [5 * SIZE - 1, [2, 2, 0]],
    [6 * SIZE, [2, 2, 2]],
  ])('with a limit of %i bytes over all: %o batches', (maxBytes, wanted) => {
    const { client, send } = topicOfThree();
    for (const partition of [0, 1, 2, 0, 1, 2]) send(partition);
    expect(counts(client.ask('Fetch', 11, body([0, 1, 2], { maxBytes })))).toEqual(wanted);
  });

  it('“in any case” goes to the first partition that has something', () => {
    const { client, send } = topicOfThree();
    send(1);
    send(2);
    const answer = client.ask('Fetch', 11, body([0, 1, 2], { maxBytes: 1 }, 1));
    expect(counts(answer)).toEqual([0, 1, 0]);
  });
});

describe('how long a Fetch waits', () => {
  const waiting = { maxWaitMs: 500, minBytes: 3 * SIZE };

  it('for as many bytes as it asks for, over all its partitions', () => {
    const { driven, reader, send } = topicOfThree();
    send(0);
    const sent = reader.send('Fetch', 11, body([0, 1, 2], waiting));
    send(1);
    driven.advance(10);
    expect(sent.answer).toBeUndefined();
    send(2);
    expect(sent.answer && counts(sent.answer)).toEqual([1, 1, 1]);
  });

  it('no longer than it may, and then takes what there is', () => {
    const { driven, reader, send } = topicOfThree();
    const sent = reader.send('Fetch', 11, body([0, 1], waiting));
    send(0);
    driven.advance(499);
    expect(sent.answer).toBeUndefined();
    driven.advance(1);
    expect(sent.answer && counts(sent.answer)).toEqual([1, 0]);
  });

  it('not for what its limit of a partition would cut off', () => {
    const { driven, reader, send } = topicOfThree();
    const sent = reader.send('Fetch', 11, body([0], waiting, SIZE));
    for (let i = 0; i < 5; i++) send(0);
    expect(sent.answer).toBeUndefined();
    driven.advance(500);
    expect(sent.answer && counts(sent.answer)).toEqual([1]);
  });

  it('not at all for nothing, with an error, or when it asks for no bytes', () => {
    const { client } = topicOfThree();
    expect(counts(client.ask('Fetch', 11, body([], waiting)))).toEqual([]);
    expect(counts(client.ask('Fetch', 11, body([0], { ...waiting, minBytes: 0 })))).toEqual([0]);
    const unknown = client.ask('Fetch', 11, body([0, 9], waiting)).responses[0]?.partitions;
    expect(unknown?.map((one) => one.errorCode)).toEqual([
      ...[0, errorCode('UNKNOWN_TOPIC_OR_PARTITION')],
    ]);
  });

  it('and is forgotten when its connection goes', () => {
    const { driven, reader, send } = topicOfThree();
    const sent = reader.send('Fetch', 11, body([0], { ...waiting, minBytes: 1 }));
    expect(driven.broker.nextDueAt()).toBe(driven.now + 500);
    reader.close();
    expect(driven.broker.nextDueAt()).toBeUndefined();
    send(0);
    driven.advance(500);
    expect(sent.answer).toBeUndefined();
  });
});

describe('a Fetch of what is committed', () => {
  const committed = { isolationLevel: 1 };

  function transaction() {
    const topic = topicOfThree();
    const { client, send } = topic;
    const asked = { transactionalId: 'x', transactionTimeoutMs: 60_000 };
    const { producerId, producerEpoch } = client.ask('InitProducerId', 1, asked);
    let baseSequence = 0;
    return {
      ...topic,
      begin: () =>
        client.ask('AddPartitionsToTxn', 1, {
          v3AndBelowTransactionalId: 'x',
          ...{ v3AndBelowProducerId: producerId, v3AndBelowProducerEpoch: producerEpoch },
          v3AndBelowTopics: [{ name: 't', partitions: [0] }],
        }),
      sendIn: () =>
        send(0, { producerId, producerEpoch, baseSequence: baseSequence++, isTransactional: true }),
      end: (isCommitted: boolean) =>
        client.ask('EndTxn', 1, {
          ...{ transactionalId: 'x', producerId, producerEpoch, committed: isCommitted },
        }),
      producerId,
    };
  }

  it('ends where the first open transaction begins, and waits there', () => {
    const { driven, client, reader, send, begin, sendIn, end } = transaction();
    send(0);
    begin();
    sendIn();
    send(0);
    const answer = client.ask('Fetch', 11, body([0], committed)).responses[0]?.partitions[0];
    expect([answer?.lastStableOffset, answer?.highWatermark]).toEqual([1n, 3n]);
    expect(decodeBatches(answer?.records ?? new Uint8Array())).toHaveLength(1);
    const behind = { partition: 0, fetchOffset: 1n, partitionMaxBytes: 10_000 };
    const topics = [{ topic: 't', partitions: [behind] }];
    const sent = reader.send('Fetch', 11, body([], { ...committed, maxWaitMs: 500, topics }));
    send(0);
    driven.advance(100);
    expect(sent.answer).toBeUndefined();
    end(true);
    expect(sent.answer && counts(sent.answer)).toEqual([4]);
  });

  it('tells of aborted transactions in what it gives, by where they began', () => {
    const { client, send, begin, sendIn, end, producerId } = transaction();
    send(0);
    begin();
    sendIn();
    end(false);
    begin();
    sendIn();
    end(true);
    const told = (maxBytes: number, isolationLevel: number) => {
      const asked = body([0], { isolationLevel }, maxBytes);
      return client.ask('Fetch', 11, asked).responses[0]?.partitions[0]?.abortedTransactions;
    };
    expect(told(10_000, 1)).toEqual([{ producerId, firstOffset: 1n }]);
    expect(told(1, 1)).toEqual([]);
    expect(told(10_000, 0)).toBeNull();
  });
});
