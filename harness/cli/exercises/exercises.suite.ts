// What `npm test` runs: one test an exercise. Vitest is the shell; the verdict is the session's.
import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { acquireBroker } from '../../brokers/acquire.ts';
import { exercises, lessons } from '../../catalog/catalog.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { openProgress, readAnswer } from '../../progress/progress.ts';
import { plainPaint } from '../../reporting/paint.ts';
import { renderVerdict } from '../../reporting/render-verdict.ts';
import { answerPath, isUntouched, openSession, type Session } from '../../session/session.ts';

declare module 'vitest' {
  interface ProvidedContext {
    workbook: {
      root: string;
      stateDir: string;
      language: 'en' | 'ko';
      kind: Parameters<typeof acquireBroker>[0]['kind'];
      requireGraded: boolean;
      /** Paths of the exercises that were asked for. */
      wanted: readonly string[];
    };
  }
  interface TaskMeta {
    exercise?: string;
    verdict?: Verdict;
  }
}

const { root, stateDir, language, kind, requireGraded, wanted } = inject('workbook');
const limitMs = 120_000;

let session: Session | undefined;
beforeAll(async () => {
  const broker = await acquireBroker({
    ...{ kind, requireGraded, stateDir, env: process.env },
    // The command has acquired one too, and has said what there is to say.
    onProgress: () => undefined,
  });
  session = await openSession(root, broker);
}, limitMs);
afterAll(async () => {
  await session?.close();
}, limitMs);

for (const lesson of lessons) {
  const chosen = exercises.filter((one) => one.lesson === lesson && wanted.includes(one.path));
  if (chosen.length === 0) continue;
  describe(lesson.slug, () => {
    for (const exercise of chosen) {
      const answer = answerPath(root, exercise);
      if (isUntouched(root, exercise, answer)) {
        test.todo(exercise.slug, { meta: { exercise: exercise.path } });
        continue;
      }
      test.concurrent(exercise.slug, { timeout: limitMs }, async ({ task }) => {
        task.meta.exercise = exercise.path;
        if (session === undefined) throw new Error('No grading session');
        const source = readAnswer(answer);
        const verdict = await session.grade(exercise, { answer });
        task.meta.verdict = verdict;
        openProgress(stateDir).rememberVerdict(exercise.path, source, verdict);
        // What was begun is right; what is open is told, and is no failure.
        if (verdict.status === 'pass' || verdict.status === 'todo') return;
        // What a report file shows of a failure is this text; a stack of the harness's says nothing.
        const failure = new Error(
          renderVerdict(verdict, { language, paint: plainPaint, width: 80, hasPage: () => false }),
        );
        failure.stack = failure.message;
        throw failure;
      });
    }
  });
}
