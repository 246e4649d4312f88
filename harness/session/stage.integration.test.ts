import { describe, expect, it } from 'vitest';
import { until } from '../brokers/until.ts';
import { eventsOf } from '../grading/history.ts';
import { Interruption } from '../grading/interruption.ts';
import { ctx, sink } from '../grading/stage.ts';
import { answer, reads, testRuns } from './testing/runs.ts';

const { on, run, allGone } = testRuns();

const publishes = `
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: 'bills' }], waitForLeaders: false });
  // A broker may show a topic a moment after it has said that it is made.
  let topics = await admin.listTopics();
  while (!topics.includes('bills')) topics = await admin.listTopics();
  out({ topics });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  await producer.send({ topic: 'orders', messages: [{ partition: 1, key: 'k', value: 'milk' }] });
  await producer.disconnect();`;

describe('a run on a real broker', () => {
  it('speaks of the learner’s names only, and leaves nothing behind', async () => {
    const { stage, end, prefix } = await run(answer(publishes, reads('orders')));
    const driver = await stage.learner('driver');
    const call = driver.call('deliver', [ctx, sink('out')]);
    const committed = (): boolean => eventsOf(stage.history, 'commit').length > 0;
    const what = { en: 'a commit', ko: '커밋' };
    expect(await stage.until({ what, met: () => committed() || call.error !== undefined })).toBe(
      'met',
    );
    expect(call.error).toBeUndefined();
    expect(eventsOf(stage.history, 'report').map((event) => event.value)).toEqual([
      { topics: expect.arrayContaining(['orders', 'bills']) as unknown },
      'milk',
    ]);
    expect(JSON.stringify(stage.history)).not.toContain(on.prefix);
    expect(await stage.log('orders')).toMatchObject([
      { end: 0, records: [] },
      { end: 1, records: [{ key: 'k', value: 'milk' }] },
    ]);
    expect(await stage.committed('kitchen', 'orders')).toEqual(new Map([[1, 1]]));
    await stage.removeBefore('orders', new Map([[1, 1]]));
    expect(await stage.log('orders')).toMatchObject([{}, { start: 1, records: [] }]);
    // Its consumer is in the group still: ended as a crash would end it.
    await end();
    expect(await allGone(prefix)).toBe(true);
  });

  it('sends home the members of a process that is killed', async () => {
    const { stage, prefix } = await run(answer(reads('orders')), ['driver']);
    const driver = await stage.learner('driver');
    driver.call('deliver', [ctx, sink('out')]);
    const what = { en: 'an assignment', ko: '배정' };
    const assigned = (): boolean => eventsOf(stage.history, 'assigned').length > 0;
    expect(await stage.until({ what, met: assigned })).toBe('met');
    await driver.kill();
    expect(eventsOf(stage.history, 'leave')).toMatchObject([
      { process: 'driver', group: 'kitchen', byHarness: true },
    ]);
    const group = `${prefix}kitchen`;
    const isEmpty = async (): Promise<boolean> => {
      const { groups } = await on.connection.request('DescribeGroups', 2, { groups: [group] });
      return groups[0]?.groupState === 'Empty';
    };
    expect(await until(isEmpty, { withinMs: 5_000 })).toBe(true);
  });

  it('does not show one process’s run to another’s', async () => {
    const first = await run(answer(publishes));
    const second = await run(answer(publishes));
    for (const { stage } of [first, second]) {
      const driver = await stage.learner('driver');
      const call = driver.call('deliver', [ctx, sink('out')]);
      const what = { en: 'the end', ko: '끝' };
      expect(await stage.until({ what, met: () => call.settled })).toBe('met');
      const [report] = eventsOf(stage.history, 'report');
      const { topics } = report?.value as { topics: string[] };
      expect(topics.toSorted()).toEqual(['bills', 'orders']);
      expect((await stage.log('orders')).map((part) => part.end)).toEqual([0, 1]);
    }
  });

  it('says why an answer cannot be loaded when it is asked for its process', async () => {
    const { stage } = await run('enum Grade { A }\n');
    await expect(stage.learner('driver')).rejects.toThrow(Interruption);
    await expect(stage.learner('driver')).rejects.toThrow(/^SHAPE does-not-strip/);
  });

  it('shows what each process printed, by its name', async () => {
    const { stage, output } = await run(answer("console.log('milk');\nout('done');"), ['a', 'b']);
    const what = { en: 'the end', ko: '끝' };
    for (const name of ['a', 'b']) {
      const call = (await stage.learner(name)).call('deliver', [ctx, sink('out')]);
      expect(await stage.until({ what, met: () => call.settled })).toBe('met');
    }
    const printed = (): boolean => output() === 'a: milk\nb: milk';
    expect(await until(printed, { withinMs: 5_000 })).toBe(true);
  });
});
