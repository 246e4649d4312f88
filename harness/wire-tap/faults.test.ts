import { describe, expect, it } from 'vitest';
import type { Boundary } from './boundaries.ts';
import {
  batch,
  fetchBody,
  fetchedBody,
  produceBody,
  producedBody,
  quiet,
  scriptedTap,
} from './testing/scripted.ts';

const produce = 7;
const fetch = 11;
const outcomes = ({ eventsOf }: ReturnType<typeof scriptedTap>): string[] =>
  eventsOf('produce').map((event) => event.outcome);

describe('a hold', () => {
  it('keeps requests, and those behind them, until they are let go; later ones wait again', async () => {
    const { connect, faults } = scriptedTap();
    const hold = faults.hold({ api: 'Produce' });
    const learner = connect();
    for (const value of ['a', 'b']) learner.ask('Produce', produce, produceBody([value]));
    await quiet();
    expect([hold.waiting, hold.arrived, learner.rawAtBroker.length]).toEqual([1, 1, 0]);
    hold.letGo();
    await quiet();
    expect([hold.waiting, hold.arrived, learner.rawAtBroker.length]).toEqual([1, 2, 1]);
    hold.release();
    learner.ask('Produce', produce, produceBody(['c']));
    await quiet();
    expect([hold.waiting, hold.arrived, learner.rawAtBroker.length]).toEqual([0, 2, 3]);
  });

  it('dropped, loses all that waits and all behind it: the broker never sees them', async () => {
    const tap = scriptedTap();
    const hold = tap.faults.hold({ api: 'Produce' });
    const learner = tap.connect();
    for (const value of ['a', 'b']) learner.ask('Produce', produce, produceBody([value]));
    await quiet();
    hold.drop();
    await quiet();
    expect([learner.isClosed, learner.rawAtBroker.length]).toEqual([true, 0]);
    expect(outcomes(tap)).toEqual(['lost', 'lost']);
    const later = tap.connect();
    later.ask('Produce', produce, produceBody(['c']));
    await quiet();
    expect(later.rawAtBroker).toHaveLength(1);
  });

  it('loses what it keeps when the process dies, and says so once', async () => {
    const tap = scriptedTap();
    const hold = tap.faults.hold({ api: 'Produce' });
    const learner = tap.connect();
    learner.ask('Produce', produce, produceBody(['a']));
    await quiet();
    learner.leave();
    hold.drop();
    await quiet();
    expect(outcomes(tap)).toEqual(['lost']);
    expect(tap.eventsOf('fault')).toEqual([]);
    expect(learner.rawAtBroker).toEqual([]);
  });

  it('after the answer keeps the answer from the learner, not from the history', async () => {
    const { connect, faults } = scriptedTap();
    const hold = faults.hold({ api: 'Produce', side: 'after' });
    const learner = connect();
    const id = learner.ask('Produce', produce, produceBody(['a']));
    await quiet();
    learner.answer(id, 'Produce', produce, producedBody(0n));
    await quiet();
    expect([hold.waiting, learner.answered().length]).toEqual([1, 0]);
    hold.release();
    await quiet();
    expect(learner.answered()).toEqual([id]);
  });

  it('is only for what matches: process, subject, occurrence', async () => {
    const { connect, faults } = scriptedTap();
    const other = faults.hold({ api: 'Produce', process: 'somebody' });
    const elsewhere = faults.hold({ api: 'Produce', subject: 'orders/1' });
    const second = faults.hold({ api: 'Produce', subject: 'orders/0', occurrence: 2 });
    const learner = connect();
    for (const value of ['a', 'b']) learner.ask('Produce', produce, produceBody([value]));
    await quiet();
    expect([other.arrived, elsewhere.arrived, second.arrived]).toEqual([0, 0, 1]);
    expect(learner.rawAtBroker).toHaveLength(1);
  });
});

describe('a cut', () => {
  it('before the broker loses the records, closes the connection, and is noted', async () => {
    const tap = scriptedTap();
    const hits: Boundary[] = [];
    tap.faults.cut({ api: 'Produce' }, (boundary) => {
      hits.push(boundary);
      return Promise.resolve();
    });
    const learner = tap.connect();
    learner.ask('Produce', produce, produceBody(['a']));
    await quiet();
    expect([learner.isClosed, learner.rawAtBroker.length]).toEqual([true, 0]);
    expect(outcomes(tap)).toEqual(['lost']);
    expect(tap.eventsOf('fault')).toMatchObject([{ at: 'Produce orders/0', action: 'before' }]);
    expect(hits).toEqual([
      { process: 'reader', api: 'Produce', subject: 'orders/0', occurrence: 1, side: 'before' },
    ]);
  });

  it('after the answer leaves the records at the broker and the learner without a word', async () => {
    const tap = scriptedTap();
    tap.faults.cut({ api: 'Produce', side: 'after' });
    const learner = tap.connect();
    const id = learner.ask('Produce', produce, produceBody(['a']));
    await quiet();
    expect([learner.isClosed, learner.rawAtBroker.length]).toEqual([false, 1]);
    learner.answer(id, 'Produce', produce, producedBody(0n));
    await quiet();
    expect([learner.isClosed, learner.answered().length]).toEqual([true, 0]);
    expect(outcomes(tap)).toEqual(['unanswered']);
    expect(tap.eventsOf('fault')).toMatchObject([{ action: 'after' }]);
  });

  it('that was taken back does not come', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    const hits: Boundary[] = [];
    const hit = (boundary: Boundary): Promise<void> => {
      hits.push(boundary);
      return Promise.resolve();
    };
    faults.cut({ api: 'Produce' }, hit).release();
    const learner = connect();
    learner.ask('Produce', produce, produceBody(['a']));
    await quiet();
    expect([learner.isClosed, learner.rawAtBroker.length]).toEqual([false, 1]);
    expect([hits, eventsOf('fault')]).toEqual([[], []]);
  });

  it('happens once', async () => {
    const { connect, faults } = scriptedTap();
    faults.cut({ api: 'Produce' });
    connect().ask('Produce', produce, produceBody(['a']));
    await quiet();
    const again = connect();
    again.ask('Produce', produce, produceBody(['a']));
    await quiet();
    expect([again.isClosed, again.rawAtBroker.length]).toEqual([false, 1]);
  });
});

describe('while Fetch is slow', () => {
  it('a reader gets nothing, and the broker is not asked', async () => {
    const { connect, faults, endPauses, eventsOf } = scriptedTap();
    faults.slowFetch();
    const learner = connect();
    const id = learner.ask('Fetch', fetch, fetchBody(4n));
    await quiet();
    expect(learner.answered()).toEqual([]);
    endPauses();
    await quiet();
    expect([learner.answered(), learner.rawAtBroker.length]).toEqual([[id], 0]);
    const parts = [{ partitionIndex: 0, errorCode: 0, records: new Uint8Array() }];
    expect(learner.answers('Fetch', fetch)).toMatchObject([
      { body: { errorCode: 0, responses: [{ topic: 'orders', partitions: parts }] } },
    ]);
    expect(eventsOf('fetch')).toMatchObject([{ from: 4, next: 4, logEnd: -1, records: [] }]);
  });

  it('and is so no more, a parked Fetch goes to the broker at once', async () => {
    const { connect, faults } = scriptedTap();
    const slow = faults.slowFetch();
    const learner = connect();
    const id = learner.ask('Fetch', fetch, fetchBody(0n));
    await quiet();
    expect(learner.rawAtBroker).toEqual([]);
    slow.release();
    await quiet();
    expect(learner.rawAtBroker).toHaveLength(1);
    learner.answer(id, 'Fetch', fetch, fetchedBody(batch(['a']), 1n));
    await quiet();
    expect(learner.answered()).toEqual([id]);
  });

  it('for one process, another reads on, and other requests of the first pass', async () => {
    const { connect, faults } = scriptedTap();
    faults.slowFetch({ process: 'one' });
    const [one, two] = [connect('one'), connect('two')];
    one.ask('Produce', produce, produceBody(['a']));
    two.ask('Fetch', fetch, fetchBody(0n));
    one.ask('Fetch', fetch, fetchBody(0n));
    await quiet();
    expect([one.rawAtBroker.length, two.rawAtBroker.length]).toEqual([1, 1]);
  });

  it('and the process dies, nothing is answered or asked any more', async () => {
    const { connect, faults, endPauses } = scriptedTap();
    const slow = faults.slowFetch();
    const learner = connect();
    learner.ask('Fetch', fetch, fetchBody(0n));
    await quiet();
    learner.leave();
    endPauses();
    slow.release();
    await quiet();
    expect([learner.rawAtBroker.length, learner.answered().length]).toEqual([0, 0]);
  });
});
