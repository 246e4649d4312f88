import { describe, expect, it } from 'vitest';
import {
  batch,
  commitBody,
  committedBody,
  fetchBody,
  fetchedBody,
  produceBody,
  producedBody,
  quiet,
  scriptedTap,
} from './testing/scripted.ts';

const nothing = new Uint8Array();

describe('while a process is stalled', () => {
  it('nothing of it reaches the broker; afterwards all does, in its order, on the same connection', async () => {
    const { connect, faults, boundaries, eventsOf } = scriptedTap();
    const learner = connect();
    const stall = faults.stall('reader');
    learner.ask('Produce', 7, produceBody(['a']));
    learner.ask('Metadata', 6, { topics: null });
    learner.fromLearner(new Uint8Array([0, 0, 0, 10, 3, 231, 0, 0, 0, 0, 0, 9, 255, 255]));
    learner.ask('OffsetCommit', 5, commitBody(1n));
    await quiet();
    expect([learner.rawAtBroker, boundaries]).toEqual([[], []]);
    stall.release();
    await quiet();
    expect(learner.rawAtBroker.map((frame) => frame[1])).toEqual([0, 3, 231, 8]);
    expect([learner.isClosed, eventsOf('connection').length]).toEqual([false, 1]);
  });

  it('no answer reaches it; afterwards all do, in their order', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    const learner = connect();
    learner.ask('Produce', 7, produceBody(['a']));
    learner.ask('Fetch', 11, fetchBody(0n));
    await quiet();
    const stall = faults.stall('reader');
    learner.answer(1, 'Produce', 7, producedBody(0n));
    learner.answer(2, 'Fetch', 11, fetchedBody(batch(['a']), 1n));
    await quiet();
    expect([learner.answered(), eventsOf('produce'), eventsOf('fetch')]).toEqual([[], [], []]);
    stall.release();
    await quiet();
    expect(learner.answered()).toEqual([1, 2]);
    expect(eventsOf('produce')).toMatchObject([{ outcome: 'acknowledged' }]);
    expect(eventsOf('fetch')).toMatchObject([{ records: [{ value: 'a' }] }]);
  });

  it('what the broker did is known all the same', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    const learner = connect();
    learner.ask('OffsetCommit', 5, commitBody(3n));
    await quiet();
    faults.stall('reader');
    learner.answer(1, 'OffsetCommit', 5, committedBody());
    await quiet();
    expect(learner.answered()).toEqual([]);
    expect(eventsOf('commit')).toMatchObject([{ offset: 3, error: null }]);
  });

  it('nothing passes of what another fault lets go meanwhile', async () => {
    const { connect, faults, endPauses } = scriptedTap();
    const hold = faults.hold({ api: 'Produce' });
    const slow = faults.slowFetch();
    faults.refuse({ api: 'OffsetCommit' }, 22);
    const [held, fetching, committing] = [connect(), connect(), connect()];
    held.ask('Produce', 7, produceBody(['a']));
    fetching.ask('Fetch', 11, fetchBody(0n));
    await quiet();
    const stall = faults.stall('reader');
    committing.ask('OffsetCommit', 5, commitBody(1n));
    hold.release();
    endPauses();
    await quiet();
    const passed = (): number[] =>
      [held, fetching, committing].map((one) => one.rawAtBroker.length + one.answered().length);
    expect(passed()).toEqual([0, 0, 0]);
    slow.release();
    stall.release();
    await quiet();
    expect(passed()).toEqual([1, 1, 1]);
  });

  it('nothing passes either of an answer that a hold lets go', async () => {
    const { connect, faults } = scriptedTap();
    const hold = faults.hold({ api: 'Produce', side: 'after' });
    const learner = connect();
    learner.ask('Produce', 7, produceBody(['a']));
    await quiet();
    learner.answer(1, 'Produce', 7, producedBody(0n));
    await quiet();
    const stall = faults.stall('reader');
    hold.release();
    await quiet();
    expect(learner.answered()).toEqual([]);
    stall.release();
    await quiet();
    expect(learner.answered()).toEqual([1]);
  });

  it('and again before it came to itself, it stays so', async () => {
    const { connect, faults } = scriptedTap();
    const learner = connect();
    learner.ask('Produce', 7, produceBody(['a']));
    await quiet();
    const [first, second] = [faults.stall('reader'), faults.stall('reader')];
    learner.answer(1, 'Produce', 7, producedBody(0n));
    learner.ask('Produce', 7, produceBody(['b']));
    await quiet();
    first.release();
    await quiet();
    expect([learner.answered(), learner.rawAtBroker.length]).toEqual([[], 1]);
    second.release();
    await quiet();
    expect([learner.answered(), learner.rawAtBroker.length]).toEqual([[1], 2]);
  });

  it('others are not', async () => {
    const { connect, faults } = scriptedTap();
    faults.stall('somebody');
    const learner = connect();
    learner.ask('Fetch', 11, fetchBody(0n));
    await quiet();
    learner.answer(1, 'Fetch', 11, fetchedBody(nothing, 0n));
    await quiet();
    expect(learner.answered()).toEqual([1]);
  });

  it('and dies, what it had not sent is lost, and what the broker answered unanswered', async () => {
    const { connect, faults, cut, eventsOf } = scriptedTap();
    const learner = connect();
    learner.ask('Produce', 7, produceBody(['a']));
    await quiet();
    const stall = faults.stall('reader');
    learner.answer(1, 'Produce', 7, producedBody(0n));
    learner.ask('Produce', 7, produceBody(['b']));
    await quiet();
    cut('reader');
    stall.release();
    await quiet();
    expect([learner.answered(), learner.rawAtBroker.length]).toEqual([[], 1]);
    expect(eventsOf('produce').map((event) => event.outcome)).toEqual(['unanswered', 'lost']);
  });
});

describe('while a process finds no broker', () => {
  it('no connection of it opens, and nothing is told of one', async () => {
    const { connect, faults, events, asked } = scriptedTap();
    const down = faults.down('reader');
    const learner = connect();
    learner.ask('Produce', 7, produceBody(['a']));
    learner.leave();
    await quiet();
    expect([learner.isClosed, learner.rawAtBroker, events]).toEqual([true, [], []]);
    expect(asked('reader')).toEqual({ unanswered: 0, fetches: [], begun: 0 });
    down.release();
    const later = connect();
    later.ask('Produce', 7, produceBody(['a']));
    await quiet();
    expect([later.isClosed, later.rawAtBroker.length]).toEqual([false, 1]);
  });

  it('those it has are there until they are cut, which all of them are, and no one else’s', async () => {
    const { connect, faults, cut, eventsOf } = scriptedTap();
    const [one, two, other] = [connect(), connect(), connect('other')];
    faults.down('reader');
    one.ask('Produce', 7, produceBody(['a']));
    await quiet();
    expect([one.isClosed, one.rawAtBroker.length]).toEqual([false, 1]);
    cut('reader');
    expect([one, two, other].map((each) => each.isClosed)).toEqual([true, true, false]);
    expect(eventsOf('produce')).toMatchObject([{ outcome: 'unanswered' }]);
    expect(connect('other').isClosed).toBe(false);
  });
});
