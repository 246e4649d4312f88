// A Kafka that does as a test says: no broker, no process.
import type { Exercise } from '../../catalog/catalog.ts';
import type { Verdict } from '../../grading/verdict.ts';
import type { LastingOptions, LastingSession } from '../../workbench/lasting-session.ts';
import type { Kafka } from '../kafka.ts';
import type { BrokerStanding } from '../said.ts';

export interface AskedRun {
  exercise: Exercise;
  options: LastingOptions;
  finish(verdict: Verdict): void;
  fail(error: Error): void;
}

export interface FakeKafka {
  kafka(changed: (standing: BrokerStanding) => void): Kafka;
  /** What was to be graded, in order. */
  runs: AskedRun[];
  /** What was to be made ready, by slug. */
  warmed: string[];
  stand(standing: BrokerStanding): void;
  lookedAgain: number;
}

export function fakeKafka(): FakeKafka {
  let standing: BrokerStanding = { state: 'ready', kind: 'jvm', version: '4.4.0', graded: true };
  let changed: (standing: BrokerStanding) => void = () => undefined;
  const runs: AskedRun[] = [];
  const warmed: string[] = [];
  const session: LastingSession = {
    grade: (exercise, options = {}) =>
      new Promise((finish, fail) => {
        runs.push({ exercise, options, finish, fail });
        const { signal } = options;
        if (signal?.aborted === true) fail(signal.reason as Error);
        signal?.addEventListener('abort', () => fail(signal.reason as Error));
      }),
    warmUp(exercise) {
      warmed.push(exercise.slug);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
  const fake: FakeKafka = {
    kafka(hears) {
      changed = hears;
      return {
        get standing() {
          return standing;
        },
        using: (work) => work(session),
        lookAgain: () => void (fake.lookedAgain += 1),
        close: () => Promise.resolve(),
      };
    },
    ...{ runs, warmed, lookedAgain: 0 },
    stand(now) {
      standing = now;
      changed(now);
    },
  };
  return fake;
}
