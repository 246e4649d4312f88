import { describe, expect, it } from 'vitest';
import { withSize } from '../protocol/frames.ts';
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

const produce = 7;
const fetch = 11;
const commit = 5;
const nothing = new Uint8Array();

describe('through the tap', () => {
  it('the broker sees its own names, and the learner the learner’s', async () => {
    const { connect, eventsOf } = scriptedTap();
    const learner = connect();
    const id = learner.ask('Produce', produce, produceBody(['a', 'b']));
    await quiet();
    expect(learner.atBroker()).toMatchObject([{ body: { topicData: [{ name: 'mr-pool-1' }] } }]);
    learner.answer(id, 'Produce', produce, producedBody(7n));
    await quiet();
    expect(learner.answers('Produce', produce)).toMatchObject([
      { correlationId: id, body: { responses: [{ name: 'orders' }] } },
    ]);
    expect(eventsOf('produce')).toMatchObject([
      {
        ...{ process: 'reader', connection: 1, topic: 'orders', partition: 0, error: null },
        outcome: 'acknowledged',
        records: [
          { offset: 7, value: 'a' },
          { offset: 8, value: 'b' },
        ],
      },
    ]);
  });

  it('answers come in the order of the questions, also where one is the tap’s own', async () => {
    const { connect, faults, endPauses } = scriptedTap();
    const learner = connect();
    const first = learner.ask('Produce', produce, produceBody(['a']));
    faults.slowFetch();
    const own = learner.ask('Fetch', fetch, fetchBody(0n));
    const last = learner.ask('Produce', produce, produceBody(['b']));
    await quiet();
    endPauses();
    await quiet();
    expect(learner.answered()).toEqual([]);
    learner.answer(first, 'Produce', produce, producedBody(0n));
    learner.answer(last, 'Produce', produce, producedBody(1n));
    await quiet();
    expect(learner.answered()).toEqual([first, own, last]);
  });

  it('each connection goes at its own pace and is told apart', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    const [one, two] = [connect('one'), connect('two')];
    faults.hold({ api: 'Produce', process: 'one' });
    one.ask('Produce', produce, produceBody(['a']));
    const id = two.ask('Produce', produce, produceBody(['b']));
    await quiet();
    expect([one.rawAtBroker.length, two.rawAtBroker.length]).toEqual([0, 1]);
    two.answer(id, 'Produce', produce, producedBody(0n));
    await quiet();
    expect(eventsOf('produce')).toMatchObject([{ process: 'two', connection: 2 }]);
  });

  it('a Fetch waits at the broker for 5 ms at most, and never longer than asked', async () => {
    const { connect } = scriptedTap();
    const learner = connect();
    learner.ask('Fetch', fetch, fetchBody(0n, 5_000));
    learner.ask('Fetch', fetch, fetchBody(0n, 3));
    await quiet();
    expect(learner.atBroker()).toMatchObject([
      { body: { maxWaitMs: 5 } },
      { body: { maxWaitMs: 3 } },
    ]);
  });

  it('a Produce that wants no answer is recorded, and waits for none', async () => {
    const { connect, eventsOf } = scriptedTap();
    const learner = connect();
    learner.ask('Produce', produce, produceBody(['a'], 0));
    const id = learner.ask('Produce', produce, produceBody(['b']));
    await quiet();
    expect(eventsOf('produce')).toMatchObject([
      { acks: 0, outcome: 'acknowledged', records: [{ value: 'a', offset: null }] },
    ]);
    learner.answer(id, 'Produce', produce, producedBody(1n));
    await quiet();
    expect(learner.answered()).toEqual([id]);
    learner.leave();
    expect(eventsOf('produce').map((event) => event.outcome)).toEqual([
      'acknowledged',
      'acknowledged',
    ]);
  });

  it('a refused Produce tells why, and gives its records no offset', async () => {
    const { connect, eventsOf } = scriptedTap();
    const learner = connect();
    const id = learner.ask('Produce', produce, produceBody(['a']));
    await quiet();
    learner.answer(id, 'Produce', produce, producedBody(-1n, 10));
    await quiet();
    expect(eventsOf('produce')).toMatchObject([
      { outcome: 'refused', error: 'MESSAGE_TOO_LARGE', records: [{ offset: null }] },
    ]);
  });
});

describe('an API that the codec does not know', () => {
  /** As a request begins: key 999, version 3, a correlation id, no client id. */
  const unknown = (id: number): Uint8Array =>
    new Uint8Array([0x03, 0xe7, 0, 3, 0, 0, 0, id, 0xff, 0xff, 1, 2, 3]);

  it('passes untouched, and so does its answer, between those of others', async () => {
    const { connect, eventsOf } = scriptedTap();
    const learner = connect();
    const first = learner.ask('Produce', produce, produceBody(['a']));
    learner.fromLearner(withSize(unknown(77)));
    const last = learner.ask('Produce', produce, produceBody(['b']));
    await quiet();
    expect(learner.rawAtBroker[1]).toEqual(unknown(77));
    learner.answer(first, 'Produce', produce, producedBody(0n));
    const answer = new Uint8Array([0, 0, 0, 77, 9, 9]);
    learner.fromBroker(withSize(answer));
    learner.answer(last, 'Produce', produce, producedBody(1n));
    await quiet();
    expect(learner.answered()).toEqual([first, 77, last]);
    expect(learner.rawAtLearner[1]).toEqual(answer);
    expect(eventsOf('produce')).toHaveLength(2);
    expect(eventsOf('refused')).toEqual([]);
  });

  it('may have no answer', async () => {
    const { connect, eventsOf } = scriptedTap();
    const learner = connect();
    learner.fromLearner(withSize(unknown(77)));
    const id = learner.ask('Produce', produce, produceBody(['a']));
    await quiet();
    learner.answer(id, 'Produce', produce, producedBody(0n));
    await quiet();
    expect(learner.answered()).toEqual([id]);
    expect(eventsOf('produce')).toMatchObject([{ outcome: 'acknowledged' }]);
  });
});

describe('bytes that are none of Kafka’s', () => {
  const size = (bytes: number): Uint8Array => {
    const prefix = new Uint8Array(4);
    new DataView(prefix.buffer).setInt32(0, bytes);
    return prefix;
  };
  const broken: [string, Uint8Array][] = [
    ['a negative size', size(-1)],
    ['the size of another protocol', new TextEncoder().encode('GET / HTTP/1.1\r\n')],
    ['a frame too short for a header', withSize(new Uint8Array([0]))],
    ['an empty frame', withSize(nothing)],
    ['a known API cut short', withSize(new Uint8Array([0, 0, 0, 7, 0, 0, 0, 1, 0xff, 0xff, 1]))],
    ['a version that nobody has', withSize(new Uint8Array([0, 0, 0, 99, 0, 0, 0, 1, 0xff, 0xff]))],
  ];

  it.each(broken)(
    'close the connection and are recorded, from the learner: %s',
    async (_, bytes) => {
      const { connect, eventsOf } = scriptedTap();
      const learner = connect();
      learner.fromLearner(bytes);
      await quiet();
      expect(learner.isClosed).toBe(true);
      expect(learner.rawAtBroker).toEqual([]);
      expect(eventsOf('refused')).toHaveLength(1);
      learner.fromLearner(bytes);
      learner.leave();
      expect(eventsOf('refused')).toHaveLength(1);
      expect(eventsOf('connection').map((event) => event.change)).toEqual(['opened', 'closed']);
    },
  );

  const answers: [string, Uint8Array][] = [
    ['a negative size', size(-1)],
    ['an empty frame', withSize(nothing)],
    ['an answer nobody asked for', withSize(new Uint8Array([0, 0, 0, 9, 0]))],
    ['an answer cut short', withSize(new Uint8Array([0, 0, 0, 1, 0]))],
  ];

  it.each(answers)(
    'close the connection and are recorded, from the broker: %s',
    async (_, bytes) => {
      const { connect, eventsOf } = scriptedTap();
      const learner = connect();
      learner.ask('Produce', produce, produceBody(['a']));
      await quiet();
      learner.fromBroker(bytes);
      await quiet();
      expect(learner.isClosed).toBe(true);
      expect(learner.answered()).toEqual([]);
      expect(eventsOf('refused')).toHaveLength(1);
      expect(eventsOf('produce')).toMatchObject([{ outcome: 'unanswered' }]);
    },
  );
});

describe('what the learner never hears of', () => {
  it('has been done all the same where the broker did it: a commit is in the history', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    const learner = connect();
    faults.cut({ api: 'OffsetCommit', side: 'after' });
    const id = learner.ask('OffsetCommit', commit, commitBody(3n));
    await quiet();
    learner.answer(id, 'OffsetCommit', commit, committedBody());
    await quiet();
    expect(learner.answered()).toEqual([]);
    expect(eventsOf('commit')).toMatchObject([{ group: 'kitchen', offset: 3, error: null }]);
  });

  it('has not been read: records of a Fetch that is cut off', async () => {
    const { connect, faults, eventsOf } = scriptedTap();
    const learner = connect();
    faults.cut({ api: 'Fetch' });
    const id = learner.ask('Fetch', fetch, fetchBody(0n));
    await quiet();
    learner.answer(id, 'Fetch', fetch, fetchedBody(batch(['a']), 1n));
    await quiet();
    expect(learner.isClosed).toBe(true);
    expect(eventsOf('fetch')).toEqual([]);
  });
});

describe('what a process has asked', () => {
  it('is unanswered until the answer has come, over all its connections', async () => {
    const { connect, asked } = scriptedTap();
    const [one, other, stranger] = [connect(), connect(), connect('stranger')];
    const first = one.ask('Produce', produce, produceBody(['a']));
    other.ask('Fetch', fetch, fetchBody(0n));
    stranger.ask('Produce', produce, produceBody(['c']));
    await quiet();
    const fetches = [
      { open: 0, answered: 0 },
      { open: 1, answered: 0 },
    ];
    expect(asked('reader')).toEqual({ unanswered: 1, fetches, begun: 3 });
    one.answer(first, 'Produce', produce, producedBody(0n));
    await quiet();
    expect(asked('reader')).toEqual({ unanswered: 0, fetches, begun: 3 });
    expect(asked('stranger')).toMatchObject({ unanswered: 1 });
    expect(asked('nobody')).toEqual({ unanswered: 0, fetches: [], begun: 0 });
  });

  it('counts a request of which only the beginning has come', async () => {
    const { connect, asked } = scriptedTap();
    const learner = connect();
    learner.fromLearner(new Uint8Array([0, 0, 1]));
    expect(asked('reader')).toMatchObject({ unanswered: 1, begun: 1 });
    learner.leave();
    await quiet();
    expect(asked('reader')).toMatchObject({ unanswered: 0 });
  });

  it('counts what a fault holds, and every answer to a Fetch', async () => {
    const { connect, asked, faults, endPauses } = scriptedTap();
    const learner = connect();
    const hold = faults.hold({ api: 'Produce' });
    learner.ask('Produce', produce, produceBody(['a']));
    await quiet();
    expect(asked('reader')).toMatchObject({ unanswered: 1 });
    hold.drop();
    await quiet();
    expect(learner.isClosed).toBe(true);
    expect(asked('reader')).toMatchObject({ unanswered: 0 });
    const second = connect();
    const fromBroker = second.ask('Fetch', fetch, fetchBody(0n));
    await quiet();
    second.answer(fromBroker, 'Fetch', fetch, fetchedBody(nothing, 0n));
    await quiet();
    expect(asked('reader')).toMatchObject({ fetches: [{ answered: 0 }, { open: 0, answered: 1 }] });
    faults.slowFetch();
    second.ask('Fetch', fetch, fetchBody(0n));
    await quiet();
    endPauses();
    await quiet();
    expect(asked('reader')).toMatchObject({ fetches: [{ answered: 0 }, { open: 0, answered: 2 }] });
  });
});
