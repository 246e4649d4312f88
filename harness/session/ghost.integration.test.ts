import { describe, expect, it } from 'vitest';
import { until } from '../brokers/until.ts';
import { assignedTo, caughtUp, eventsOf, isReading } from '../grading/history.ts';
import type { Stage } from '../grading/stage.ts';
import { answer, deliver, reads, reported, sees, testRuns } from './testing/runs.ts';

const { on, run, allGone } = testRuns();
const soon = { withinMs: 10_000 };
const both = { orders: { partitions: 2 }, prices: { partitions: 1 } };

/** `topic/partition` of all that a process owns now. */
const owned = (stage: Stage, name = 'driver'): string[] =>
  assignedTo(stage.history, name)
    .map(({ topic, partition }) => `${topic}/${partition}`)
    .toSorted();
async function groupOf({ prefix }: { prefix: string }) {
  const groups = [`${prefix}kitchen`];
  const answered = await on.connection.request('DescribeGroups', 2, { groups });
  return { state: answered.groups[0]?.groupState, members: answered.groups[0]?.members.length };
}

describe('a ghost', () => {
  it('takes its share of a group that is at work, and gives it back', async () => {
    const { stage } = await run(answer(reads('orders')));
    await deliver(stage);
    await sees(stage, 'all partitions', () => owned(stage).length === 2);
    const ghost = await stage.ghost('kitchen', ['orders']);
    await sees(stage, 'one partition', () => owned(stage).length === 1);
    expect(eventsOf(stage.history, 'rebalance')).toContainEqual(
      expect.objectContaining({ process: 'driver', error: 'REBALANCE_IN_PROGRESS' }),
    );
    await ghost.leave();
    await ghost.leave();
    await sees(stage, 'all again', () => owned(stage).length === 2);
    await sees(stage, 'it to read', () => isReading(stage.history, 'driver'));
    await stage.produce(
      'orders',
      [0, 1].map((partition) => ({ key: null, value: 'x', partition })),
    );
    await sees(stage, 'the records', () => reported(stage).length === 2);
    expect(eventsOf(stage.history, 'harness').map((event) => event.did.en)).toEqual([
      'another member joins group kitchen',
      'the other member leaves group kitchen',
      '2 records written to orders',
    ]);
  });

  it('that was there first leads: who comes gets its share, also of what the ghost does not want', async () => {
    const one = await run(answer(reads('orders', 'prices')), ['driver'], both);
    const { stage } = one;
    const ghost = await stage.ghost('kitchen', ['orders']);
    expect(await groupOf(one)).toEqual({ state: 'Stable', members: 1 });
    await deliver(stage);
    await sees(stage, 'its share', () => owned(stage).length === 2);
    expect(owned(stage)).toContain('prices/0');
    await ghost.leave();
    await sees(stage, 'all', () => owned(stage).length === 3);
  });

  it('stays through rebalances that others bring about', async () => {
    const one = await run(answer(reads('orders')), ['a', 'b']);
    const { stage } = one;
    await deliver(stage, 'a');
    await sees(stage, 'all partitions', () => owned(stage, 'a').length === 2);
    const ghost = await stage.ghost('kitchen', ['orders']);
    await deliver(stage, 'b');
    const settled = (members: number): Promise<boolean | undefined> =>
      until(async () => {
        const group = await groupOf(one);
        return group.state === 'Stable' && group.members === members;
      }, soon);
    expect(await settled(3)).toBe(true);
    await (await stage.learner('b')).kill();
    expect(await settled(2)).toBe(true);
    await sees(stage, 'its share', () => owned(stage, 'a').length === 1);
    await ghost.leave();
    await sees(stage, 'all', () => owned(stage, 'a').length === 2);
  });

  it('that nobody sent away is gone with the run', async () => {
    const { stage, end, prefix } = await run(answer(reads('orders')));
    await stage.ghost('kitchen', ['orders']);
    await deliver(stage);
    await sees(stage, 'its share', () => owned(stage).length === 1);
    await end();
    expect(await allGone(prefix)).toBe(true);
  });

  it('that waits for a member that stalls is gone with the run, too', async () => {
    const one = await run(answer(reads('orders')));
    const { stage } = one;
    await deliver(stage);
    await sees(stage, 'it to read', () => isReading(stage.history, 'driver'));
    stage.stall('driver');
    const joining = stage.ghost('kitchen', ['orders']);
    const waits = async (): Promise<boolean> => (await groupOf(one)).state === 'PreparingRebalance';
    expect(await until(waits, soon)).toBe(true);
    await one.end();
    await joining;
    expect(await allGone(one.prefix)).toBe(true);
  });
});

describe('a rewind', () => {
  it('of an empty group has it read again from there', async () => {
    const { stage } = await run(answer(reads('orders')));
    const some = ['a', 'b', 'c'].map((value) => ({ key: null, value, partition: 1 }));
    expect(await stage.produce('orders', some)).toEqual([
      { partition: 1, offset: 0 },
      { partition: 1, offset: 1 },
      { partition: 1, offset: 2 },
    ]);
    await deliver(stage);
    const committed = (): boolean => eventsOf(stage.history, 'commit').at(-1)?.offset === 3;
    await sees(stage, 'the last commit', committed);
    await (await stage.learner('driver')).kill();
    await stage.rewind('kitchen', 'orders', new Map([[1, 1]]));
    expect(await stage.committed('kitchen', 'orders')).toEqual(new Map([[1, 1]]));
    await stage.restart('driver');
    await deliver(stage);
    await sees(stage, 'the end', () => caughtUp(stage.history, 'driver'));
    expect(reported(stage)).toEqual(['a', 'b', 'c', 'b', 'c']);
    expect(eventsOf(stage.history, 'harness').map((event) => event.did.en)).toContain(
      'rewind kitchen, orders: 1→1',
    );
  });

  it('of a group with members says why it cannot be, and does not say that it was', async () => {
    const { stage } = await run(answer(reads('orders')));
    await deliver(stage);
    await sees(stage, 'it to read', () => isReading(stage.history, 'driver'));
    const rewind = stage.rewind('kitchen', 'orders', new Map([[0, 0]]));
    await expect(rewind).rejects.toThrow('the group still has members');
    expect(eventsOf(stage.history, 'harness')).toEqual([]);
  });
});

describe('records of somebody else’s', () => {
  it('lie where kafkajs puts them, with their headers and times', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `farm-${index}`);
    const source = answer(`
      const producer = kafka.producer();
      await producer.connect();
      const messages = ${JSON.stringify(keys)}.map((key) => ({ key, value: key }));
      await producer.send({ topic: 'prices', messages });
      await producer.disconnect();`);
    const topics = { orders: { partitions: 5 }, prices: { partitions: 5 } };
    const { stage } = await run(source, ['driver'], topics);
    const call = await deliver(stage);
    const headers = { 'event-id': 'é1', empty: '' };
    const placed = await stage.produce(
      'orders',
      keys.map((key, index) => ({ key, value: key, headers, timestamp: 1_000 + index })),
    );
    await sees(stage, 'the end', () => call.settled);
    const keysOf = async (topic: string): Promise<(string | null)[][]> =>
      (await stage.log(topic)).map(({ records }) => records.map((one) => one.key));
    const ours = await keysOf('orders');
    expect(ours).toEqual(await keysOf('prices'));
    expect(new Set(placed.map(({ partition }) => partition)).size).toBeGreaterThan(2);
    for (const [index, { partition, offset }] of placed.entries()) {
      expect(ours[partition]?.[offset]).toBe(keys[index]);
    }
    const records = (await stage.log('orders')).flatMap((part) => part.records);
    expect(records.find((one) => one.key === 'farm-7')).toMatchObject({
      ...{ headers, timestamp: 1_007, value: 'farm-7' },
    });
  });
});
