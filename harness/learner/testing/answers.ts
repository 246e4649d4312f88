// For tests: answers written to a folder of their own, loaded in a learner's process.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FromLearner } from '../messages.ts';
import type { LearnerPool, LearnerProcess } from '../pool.ts';

/** Writes an answer outside the checkout, until the test is over; gives its path. */
export function answerFile(source: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'milk-run-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const path = join(folder, 'exercise.ts');
  writeFileSync(path, source);
  return path;
}

export interface Assigned {
  process: LearnerProcess;
  /** Everything it has said, in order. */
  said: FromLearner[];
  /** The first thing it says that the condition holds for; fails when it ends before. */
  says<T extends FromLearner['type']>(type: T): Promise<Extract<FromLearner, { type: T }>>;
  /** Why it ended. */
  ended: Promise<string>;
}

/** Takes a process of the pool and gives it an answer; it is gone after the test. */
export async function assign(
  pool: LearnerPool,
  answer: string,
  exports: readonly string[] = ['deliver'],
  { values = [], world = null }: { values?: readonly string[]; world?: string | null } = {},
): Promise<Assigned> {
  const process = await pool.take();
  onTestFinished(() => process.kill());
  const said: FromLearner[] = [];
  const listeners = new Set<() => void>();
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  process.attend({
    message(message) {
      said.push(message);
      for (const listener of listeners) listener();
    },
    ended(why) {
      end(why);
      for (const listener of listeners) listener();
    },
  });
  process.send({
    ...{ type: 'assign', name: 'driver', token: 'token', tap: '/nowhere', stripped: {} },
    ...{ brokers: ['localhost:9092'], answer, exports, values, world },
  });
  return {
    process,
    said,
    ended,
    says(type) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = said.find((message) => message.type === type);
          // Found by the very type that is named.
          if (found !== undefined) resolve(found as never);
        };
        listeners.add(look);
        look();
        void ended.then((why) => {
          look();
          reject(new Error(`ended (${why}) having said ${JSON.stringify(said)}`));
        });
      });
    },
  };
}
