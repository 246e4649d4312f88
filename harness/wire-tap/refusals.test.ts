import { describe, expect, it } from 'vitest';
import { boundaryName } from './testing/boundary-name.ts';
import {
  commitBody,
  committedBody,
  produceBody,
  producedBody,
  quiet,
  scriptedTap,
} from './testing/scripted.ts';

const transaction = { transactionalId: 'till', producerId: 1n, producerEpoch: 0 };
const [notEnoughReplicas, illegalGeneration, concurrentTransactions] = [19, 22, 51];

describe('a refusal', () => {
  it('answers in the broker’s place so many times, and then no more', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    faults.refuse({ api: 'Produce' }, notEnoughReplicas, 2);
    const learner = connect();
    for (const value of ['a', 'b', 'c']) learner.ask('Produce', 7, produceBody([value]));
    await quiet();
    expect(learner.answered()).toEqual([1, 2]);
    expect(learner.atBroker().map((request) => request.correlationId)).toEqual([3]);
    expect(eventsOf('produce').map(({ outcome, error }) => [outcome, error])).toEqual([
      ['refused', 'NOT_ENOUGH_REPLICAS'],
      ['refused', 'NOT_ENOUGH_REPLICAS'],
    ]);
    expect(learner.isClosed).toBe(false);
  });

  it('is read by the client as a broker’s: an error for each part', async () => {
    const { connect, faults } = scriptedTap();
    faults.refuse({ api: 'Produce' }, notEnoughReplicas);
    faults.refuse({ api: 'OffsetCommit' }, illegalGeneration);
    faults.refuse({ api: 'TxnOffsetCommit' }, illegalGeneration);
    faults.refuse({ api: 'EndTxn' }, concurrentTransactions);
    const [first, second, third, fourth] = [connect(), connect(), connect(), connect()];
    first.ask('Produce', 7, produceBody(['a']));
    second.ask('OffsetCommit', 5, commitBody(3n));
    third.ask('TxnOffsetCommit', 1, { ...transaction, groupId: 'kitchen', ...commits });
    fourth.ask('EndTxn', 1, { ...transaction, committed: true });
    await quiet();
    const part = { partitionIndex: 0, errorCode: illegalGeneration };
    expect(first.answers('Produce', 7)).toMatchObject([
      {
        body: {
          responses: [
            {
              name: 'orders',
              partitionResponses: [{ index: 0, errorCode: notEnoughReplicas, baseOffset: -1n }],
            },
          ],
        },
      },
    ]);
    const topics = [{ name: 'orders', partitions: [part] }];
    expect(second.answers('OffsetCommit', 5)).toMatchObject([{ body: { topics } }]);
    expect(third.answers('TxnOffsetCommit', 1)).toMatchObject([{ body: { topics } }]);
    expect(fourth.answers('EndTxn', 1)).toMatchObject([
      { body: { errorCode: concurrentTransactions } },
    ]);
    for (const each of [first, second, third, fourth]) expect(each.rawAtBroker).toEqual([]);
  });

  it('is in the history by the error’s name, in the learner’s names', async () => {
    const { connect, faults, events, eventsOf } = scriptedTap();
    faults.refuse({ api: 'OffsetCommit' }, illegalGeneration);
    faults.refuse({ api: 'TxnOffsetCommit' }, illegalGeneration);
    faults.refuse({ api: 'EndTxn' }, concurrentTransactions);
    const learner = connect();
    learner.ask('OffsetCommit', 5, commitBody(3n));
    learner.ask('TxnOffsetCommit', 1, { ...transaction, groupId: 'kitchen', ...commits });
    learner.ask('EndTxn', 1, { ...transaction, committed: true });
    await quiet();
    expect(eventsOf('commit')).toMatchObject([
      { group: 'kitchen', topic: 'orders', transactionalId: null, error: 'ILLEGAL_GENERATION' },
      { group: 'kitchen', transactionalId: 'till', error: 'ILLEGAL_GENERATION' },
    ]);
    expect(eventsOf('end-transaction')).toMatchObject([
      { transactionalId: 'till', committed: true, error: 'CONCURRENT_TRANSACTIONS' },
    ]);
    expect(JSON.stringify(events)).not.toContain('mr-');
  });

  it('waits for its turn behind what the broker has still to answer', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    faults.refuse({ api: 'Produce', occurrence: 2 }, notEnoughReplicas);
    const learner = connect();
    for (const value of ['a', 'b', 'c']) learner.ask('Produce', 7, produceBody([value]));
    await quiet();
    expect(learner.rawAtBroker).toHaveLength(2);
    expect([learner.answered(), eventsOf('produce')]).toEqual([[], []]);
    learner.answer(1, 'Produce', 7, producedBody(0n));
    await quiet();
    expect(learner.answered()).toEqual([1, 2]);
    learner.answer(3, 'Produce', 7, producedBody(1n));
    await quiet();
    expect(learner.answered()).toEqual([1, 2, 3]);
    expect(eventsOf('produce').map((event) => event.outcome)).toEqual([
      ...['acknowledged', 'refused', 'acknowledged'],
    ]);
  });

  it('that never came to its turn is records lost, told once', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    faults.refuse({ api: 'Produce', occurrence: 2 }, notEnoughReplicas);
    const learner = connect();
    for (const value of ['a', 'b']) learner.ask('Produce', 7, produceBody([value]));
    await quiet();
    learner.leave();
    expect(eventsOf('produce').map((event) => event.outcome)).toEqual(['unanswered', 'lost']);
  });

  it('of records that want no answer gives none: the connection is closed, as a broker closes it', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    faults.refuse({ api: 'Produce' }, notEnoughReplicas);
    const learner = connect();
    for (const value of ['a', 'b']) learner.ask('Produce', 7, produceBody([value], 0));
    await quiet();
    expect([learner.isClosed, learner.answered(), learner.rawAtBroker]).toEqual([true, [], []]);
    expect(eventsOf('produce').map((event) => event.outcome)).toEqual(['refused', 'lost']);
  });

  it('is only for what matches, and not after it was taken back', async () => {
    const { connect, faults } = scriptedTap();
    faults.refuse({ api: 'Produce', process: 'somebody' }, notEnoughReplicas);
    faults.refuse({ api: 'Produce', subject: 'orders/1' }, notEnoughReplicas);
    faults.refuse({ api: 'OffsetCommit' }, illegalGeneration).release();
    const learner = connect();
    learner.ask('Produce', 7, produceBody(['a']));
    learner.ask('OffsetCommit', 5, commitBody(3n));
    await quiet();
    expect([learner.rawAtBroker.length, learner.answered()]).toEqual([2, []]);
  });
});

it('every boundary that is come to is told, in order, also where it is refused', async () => {
  const { connect, faults, boundaries } = scriptedTap();
  faults.refuse({ api: 'Produce', occurrence: 1 }, notEnoughReplicas);
  const learner = connect();
  for (const value of ['a', 'b']) learner.ask('Produce', 7, produceBody([value]));
  learner.ask('OffsetCommit', 5, commitBody(3n));
  await quiet();
  learner.answer(2, 'Produce', 7, producedBody(0n));
  learner.answer(3, 'OffsetCommit', 5, committedBody());
  await quiet();
  expect(boundaries.map(boundaryName)).toEqual([
    'Produce orders/0 #1, before the broker',
    'Produce orders/0 #2, before the broker',
    'OffsetCommit orders/0 #1, before the broker',
    'Produce orders/0 #2, after the answer',
    'OffsetCommit orders/0 #1, after the answer',
  ]);
});

const { topics } = commitBody(3n);
const commits = { topics };
