// For tests of what shows runs: real ones, of answers in solutions/, on the practice broker.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { acquireBroker } from '../../brokers/acquire.ts';
import { exercises } from '../../catalog/catalog.ts';
import type { HistoryEvent } from '../../grading/history.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { openSession } from '../session.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface Practised {
  verdict: Verdict;
  history: readonly HistoryEvent[];
}

/**
 * One run for each answer, one after the other, all of one seed.
 * @param answers files below the exercise's folder in solutions/, such as `wrong/ORDER-no-key.ts`
 */
export async function practise(
  slug: string,
  answers: readonly string[],
  seed = 7,
): Promise<Practised[]> {
  const exercise = exercises.find((one) => one.slug === slug);
  if (exercise === undefined) throw new Error(`There is no exercise ${slug}.`);
  const broker = await acquireBroker({
    ...{ kind: 'practice', stateDir: join(root, '.milk-run'), env: process.env },
    onProgress: () => undefined,
  });
  const session = await openSession(root, broker);
  try {
    const runs: Practised[] = [];
    for (const answer of answers) {
      let history: readonly HistoryEvent[] = [];
      const verdict = await session.grade(exercise, {
        ...{ answer: join(root, 'solutions', exercise.path, answer), seed, stubToo: true },
        onHistory: (events) => (history = events),
      });
      runs.push({ verdict, history });
    }
    return runs;
  } finally {
    await session.close();
  }
}
