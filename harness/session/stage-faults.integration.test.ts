import { describe, expect, it } from 'vitest';
import { until } from '../brokers/until.ts';
import { assignedTo, caughtUp, eventsOf, isReading } from '../grading/history.ts';
import type { Stage } from '../grading/stage.ts';
import { answer, deliver, reads, reported, sees, testRuns } from './testing/runs.ts';

const { run } = testRuns();

/** Sends one record, once, to partition 1; reports the error or null. */
const publishes = (config = ''): string => `
  const producer = kafka.producer(${config});
  await producer.connect();
  const messages = [{ partition: 1, key: 'k', value: 'milk' }];
  out(await producer.send({ topic: 'orders', messages }).then(() => 'sent', (error) => error.name));
  await producer.disconnect();`;

const values = async (stage: Stage, topic = 'orders'): Promise<(string | null)[]> =>
  (await stage.log(topic)).flatMap(({ records }) => records.map((one) => one.value));
const value = (text: string, partition = 0) => ({ key: null, value: text, partition });
/** The harness’s own notes, in English. */
const notes = (stage: Stage): string[] =>
  eventsOf(stage.history, 'harness').map((event) => event.did.en);

describe('a crash', () => {
  it.each([
    ['before', []],
    ['after', ['milk']],
  ] as const)('%s the broker has a record, leaves it so', async (side, left) => {
    const { stage } = await run(answer(publishes()));
    const crash = stage.crashAt({ api: 'Produce', side });
    await deliver(stage);
    await sees(stage, 'the crash', () => crash.hit !== undefined);
    expect(crash.hit).toEqual({
      ...{ process: 'driver', api: 'Produce', subject: 'orders/1', occurrence: 1, side },
    });
    expect((await stage.learner('driver')).alive).toBe(false);
    expect(await values(stage)).toEqual(left);
    expect(reported(stage)).toEqual([]);
    await sees(stage, 'the fault', () => eventsOf(stage.history, 'fault').length > 0);
    expect(eventsOf(stage.history, 'fault')).toMatchObject([
      { at: 'Produce orders/1', action: side },
    ]);
    expect(eventsOf(stage.history, 'process').at(-1)).toMatchObject({ change: 'killed' });
  });

  it.each([
    ['before', 1, ['a', 'b', 'b', 'c']],
    ['after', 2, ['a', 'b', 'c']],
  ] as const)(
    '%s the broker has a commit: who comes after goes on there, and is not taken for the first',
    async (side, committed, all) => {
      const { stage } = await run(answer(reads('orders')));
      await stage.produce('orders', [value('a'), value('b')]);
      const crash = stage.crashAt({ api: 'OffsetCommit', occurrence: 2, side });
      await deliver(stage);
      await sees(stage, 'the crash', () => crash.hit !== undefined);
      expect(await stage.committed('kitchen', 'orders')).toEqual(new Map([[0, committed]]));
      expect(assignedTo(stage.history, 'driver')).toHaveLength(2);
      expect(isReading(stage.history, 'driver')).toBe(true);
      const first = await stage.learner('driver');
      const second = await stage.restart('driver');
      expect([first.alive, second.alive, (await stage.learner('driver')) === second]).toEqual([
        ...[false, true, true],
      ]);
      expect(assignedTo(stage.history, 'driver')).toEqual([]);
      expect(isReading(stage.history, 'driver')).toBe(false);
      expect(caughtUp(stage.history, 'driver')).toBe(false);
      await stage.produce('orders', [value('c')]);
      await deliver(stage);
      await sees(stage, 'the end', () => caughtUp(stage.history, 'driver'));
      expect(reported(stage)).toEqual(all);
    },
  );

  it('that was taken back does not come', async () => {
    const { stage } = await run(answer(publishes()));
    const crash = stage.crashAt({ api: 'Produce' });
    await crash.release();
    const call = await deliver(stage);
    await sees(stage, 'the end', () => call.settled);
    expect([crash.hit, reported(stage)]).toEqual([undefined, ['sent']]);
  });

  it('that has begun has come once it is taken back', async () => {
    const beside = `
      const other = kafka.producer();
      await other.connect();
      const first = { topic: 'orders', messages: [{ partition: 0, value: 'beside' }] };
      other.send(first).catch(() => undefined);`;
    const { stage } = await run(answer(beside, publishes()));
    // What it does beside is waited for a while before it is killed.
    stage.hold({ api: 'Produce', subject: 'orders/0' });
    const crash = stage.crashAt({ api: 'Produce', subject: 'orders/1' });
    await deliver(stage);
    const begun = (): boolean => stage.boundaries.some(({ subject }) => subject === 'orders/1');
    expect(await until(begun, { withinMs: 10_000 })).toBe(true);
    await crash.release();
    expect(crash.hit).toMatchObject({ subject: 'orders/1' });
    expect((await stage.learner('driver')).alive).toBe(false);
  });

  it('can be followed by a start only of a process of the check', async () => {
    const { stage } = await run(answer(publishes()));
    await expect(stage.restart('nobody')).rejects.toThrow('no process called nobody');
  });
});

describe('an answer that is lost', () => {
  it.each([
    ['has a plain producer write twice', publishes(), ['milk', 'milk']],
    ['has an idempotent producer write once', publishes('{ idempotent: true }'), ['milk']],
  ])('%s', async (_, source, written) => {
    const { stage } = await run(answer(source));
    stage.loseAnswer({ api: 'Produce' });
    const call = await deliver(stage);
    await sees(stage, 'the end', () => call.settled);
    expect(reported(stage)).toEqual(['sent']);
    expect(await values(stage)).toEqual(written);
    expect(eventsOf(stage.history, 'produce').map((event) => event.outcome)).toEqual([
      ...['unanswered', 'acknowledged'],
    ]);
  });
});

describe('a request that is lost', () => {
  it('never came to the broker, and is sent once more', async () => {
    const { stage } = await run(answer(publishes()));
    stage.loseRequest({ api: 'Produce' });
    const call = await deliver(stage);
    await sees(stage, 'the end', () => call.settled);
    expect(await values(stage)).toEqual(['milk']);
    expect(eventsOf(stage.history, 'produce').map((event) => event.outcome)).toEqual([
      ...['lost', 'acknowledged'],
    ]);
  });
});

describe('a refusal', () => {
  it('is taken for the broker’s, which never saw the record', async () => {
    const { stage } = await run(answer(publishes()));
    stage.refuse({ api: 'Produce' }, 'MESSAGE_TOO_LARGE');
    const call = await deliver(stage);
    await sees(stage, 'the end', () => call.settled);
    expect(reported(stage)).toEqual(['KafkaJSProtocolError']);
    expect(eventsOf(stage.history, 'produce')).toMatchObject([{ error: 'MESSAGE_TOO_LARGE' }]);
    expect(await values(stage)).toEqual([]);
    expect(() => stage.refuse({ api: 'Produce' }, 'SPILT')).toThrow('no error called SPILT');
  });
});

describe('a process that stalls', () => {
  it('and whose session runs out is gone on without, and hears of it when it comes to itself', async () => {
    const { stage } = await run(answer(reads('orders')), ['a', 'b']);
    const owned = (name: string): number => assignedTo(stage.history, name).length;
    for (const name of ['a', 'b']) await deliver(stage, name);
    await sees(stage, 'a partition each', () => owned('a') === 1 && owned('b') === 1);
    await sees(stage, 'both to read', () =>
      ['a', 'b'].every((one) => isReading(stage.history, one)),
    );
    const stall = stage.stall('a');
    await stall.expire();
    await sees(stage, 'the other to have all', () => owned('b') === 2);
    await stage.produce('orders', [value('x', 0), value('y', 1)]);
    await sees(stage, 'the records', () => reported(stage).length === 2);
    expect(reported(stage, 'b').toSorted()).toEqual(['x', 'y']);
    // By its heartbeat, or by its commit of what the Fetch brought that was held.
    const out = (): boolean =>
      [
        ...eventsOf(stage.history, 'rebalance', 'a'),
        ...eventsOf(stage.history, 'commit', 'a'),
      ].some((one) => one.error === 'UNKNOWN_MEMBER_ID');
    expect(out()).toBe(false);
    stall.release();
    stall.release();
    await sees(stage, 'it to be told', out);
    const heard = stage.history.length;
    await sees(stage, 'it to be in again', () =>
      stage.history.slice(heard).some((one) => one.type === 'assigned' && one.process === 'a'),
    );
    // The member that was forgotten is not sent home a second time.
    const forgotten = eventsOf(stage.history, 'leave', 'a').map((event) => event.memberId);
    await (await stage.learner('a')).kill();
    const left = eventsOf(stage.history, 'leave', 'a').map((event) => event.memberId);
    expect(left.filter((one) => forgotten.includes(one))).toEqual(forgotten);
    expect(left.length).toBeGreaterThan(forgotten.length);
    expect(notes(stage).filter((note) => /stall|session/.test(note))).toEqual([
      'stalls: nothing goes to the broker or comes back',
      'its session has run out (shortened)',
      'goes on where it stalled',
    ]);
  });
});

describe('a broker that cannot be reached', () => {
  it('is looked for until it can', async () => {
    const { stage } = await run(answer(publishes('{ retry: { retries: 30 } }')));
    const down = stage.down('driver');
    const call = await deliver(stage);
    const driver = await stage.learner('driver');
    const tried = async (): Promise<boolean> => (await driver.turn()).rests > 0;
    expect(await until(tried, { withinMs: 10_000 })).toBe(true);
    expect([call.settled, eventsOf(stage.history, 'connection')]).toEqual([false, []]);
    down.release();
    await sees(stage, 'the end', () => call.settled);
    expect([reported(stage), await values(stage)]).toEqual([['sent'], ['milk']]);
    expect(notes(stage)).toEqual(['driver cannot be reached', 'driver can be reached again']);
  });

  it('is lost in the middle of reading, and nothing is read twice or left out', async () => {
    const { stage } = await run(answer(reads('orders')));
    await stage.produce('orders', [value('a')]);
    await deliver(stage);
    await sees(stage, 'the first commit', () => eventsOf(stage.history, 'commit').length > 0);
    const down = stage.down('driver');
    const open = (): number =>
      eventsOf(stage.history, 'connection').reduce(
        (sum, { change }) => sum + (change === 'opened' ? 1 : -1),
        0,
      );
    expect(open()).toBe(0);
    await stage.produce('orders', [value('b')]);
    down.release();
    await sees(stage, 'the second', () => reported(stage).length === 2);
    expect(reported(stage)).toEqual(['a', 'b']);
  });
});

describe('a topic that is withheld', () => {
  it('comes after the other, whatever there is of it', async () => {
    const topics = { orders: { partitions: 1 }, prices: { partitions: 1 } };
    const { stage } = await run(answer(reads('orders', 'prices')), ['driver'], topics);
    const withheld = stage.withhold({ topic: 'orders' });
    await stage.produce('orders', [value('milk')]);
    await stage.produce('prices', [value('7')]);
    await deliver(stage);
    const held = (): boolean =>
      eventsOf(stage.history, 'fetch').some(
        ({ topic, logEnd }) => topic === 'orders' && logEnd === 1,
      );
    await sees(stage, 'the price', () => held() && reported(stage).length > 0);
    expect(reported(stage)).toEqual(['7']);
    expect(caughtUp(stage.history, 'driver')).toBe(false);
    withheld.release();
    await sees(stage, 'the end', () => caughtUp(stage.history, 'driver'));
    expect(reported(stage)).toEqual(['7', 'milk']);
    expect(notes(stage)).toEqual([
      'no Fetch brings anything of orders now',
      '1 record written to orders',
      '1 record written to prices',
      'Fetch brings orders again',
    ]);
  });
});
