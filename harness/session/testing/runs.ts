// For tests: runs of a check on a real broker, each with names that nobody else has.
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { until } from '../../brokers/until.ts';
import type { Check } from '../../grading/check.ts';
import { eventsOf } from '../../grading/history.ts';
import { ctx, sink, type Call, type Stage } from '../../grading/stage.ts';
import { createLearnerPool } from '../../learner/pool.node.ts';
import { codeAt } from '../../learner/strip.node.ts';
import { answerFile } from '../../learner/testing/answers.ts';
import { listen } from '../../wire-tap/sockets.node.ts';
import type { TapServer, TapTarget } from '../../wire-tap/tap-server.ts';
import { createRun, type Run } from '../run.ts';
import { createTopicPool } from '../topic-pool.ts';
import { testBroker, type TestBroker } from './broker.ts';

export interface TestRun extends Run {
  /** Put before the run's names by the tap. */
  prefix: string;
}

export interface TestRuns {
  on: TestBroker;
  /** Begins a run of an answer with this source; it ends with the test, and leaves nothing behind. */
  run(source: string, processes?: readonly string[], topics?: Check['topics']): Promise<TestRun>;
  /** Whether topics and groups with the prefix are gone, which a broker shows a moment later. */
  allGone(prefix: string): Promise<boolean | undefined>;
}

/** Runs for all tests of the file. */
export function testRuns(): TestRuns {
  const on = testBroker();
  const learners = createLearnerPool();
  const targets = new Map<string, TapTarget>();
  let taps: TapServer;
  let runs = 0;
  beforeAll(async () => {
    taps = await listen((token) => targets.get(token));
    await learners.fill(2);
  });
  afterAll(async () => {
    await learners.close();
    await taps.close();
  });

  const allGone: TestRuns['allGone'] = (prefix) =>
    until(async () => (await on.left(prefix)).length === 0, { withinMs: 10_000 });
  return {
    on,
    allGone,
    async run(source, processes = ['driver'], topics = { orders: { partitions: 2 } }) {
      const prefix = `${on.prefix}${++runs}-`;
      const pool = createTopicPool(on.cluster, `${prefix}pool-`);
      const started = await createRun({
        check: {
          ...{ exports: ['deliver'], topics, processes, stubGets: 'LOST', rules: [] },
          scenario: () => Promise.resolve({}),
        },
        code: codeAt(answerFile(source), null),
        sweepAll: false,
        seed: 1,
        ...{ prefix, broker: on.broker, cluster: on.cluster, learners, taps, targets },
        topics: pool,
      });
      onTestFinished(async () => {
        await started.end();
        await pool.close();
        expect(await allGone(prefix)).toBe(true);
      });
      return { ...started, prefix };
    },
  };
}

/** An answer whose `deliver` does these, one after the other. */
export const answer = (...parts: string[]): string => `
import type { Kafka } from 'kafkajs';
export async function deliver({ kafka }: { kafka: Kafka }, out: (value: unknown) => void) {
  ${parts.join('\n')}
}`;

/** Reads these topics in group `kitchen`, reports each value and commits after it. */
export const reads = (...topics: string[]): string => `
  const consumer = kafka.consumer({ groupId: 'kitchen' });
  await consumer.connect();
  await consumer.subscribe({ topics: ${JSON.stringify(topics)}, fromBeginning: true });
  await consumer.run({
    autoCommitThreshold: 1,
    eachMessage: async ({ message }) => out(String(message.value)),
  });`;

/** Has a process deliver. */
export async function deliver(stage: Stage, name = 'driver'): Promise<Call> {
  return (await stage.learner(name)).call('deliver', [ctx, sink('out')]);
}

/** Waits for a condition of the run. */
export async function sees(stage: Stage, what: string, met: () => boolean): Promise<void> {
  const waited = await stage.until({ what: { en: what, ko: what }, met, limitMs: 20_000 });
  if (waited !== 'met') {
    throw new Error(`${what}: ${waited}\n${JSON.stringify(stage.history.slice(-40), null, 1)}`);
  }
}

/** What was reported, by one process or by all. */
export const reported = (stage: Stage, process?: string): unknown[] =>
  eventsOf(stage.history, 'report', process).map((event) => event.value);
