// A run that somebody stops: no verdict, nothing left running, and the next one goes as ever.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acquireBroker } from '../brokers/acquire.ts';
import { exercises } from '../catalog/catalog.ts';
import type { HistoryEvent } from '../grading/history.ts';
import { answerFile } from '../learner/testing/answers.ts';
import { openSession, type Session } from './session.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const solution = readFileSync(join(root, 'solutions/before-dawn/hello-milk/solution.ts'), 'utf8');
const exercise = exercises.find(({ slug }) => slug === 'hello-milk');
const waits = solution.replace(
  /(export async function sendPickup[^{]*\{)/,
  '$1\nawait new Promise(() => {});',
);
let session: Session;
beforeAll(async () => {
  const broker = await acquireBroker({
    ...{ kind: 'practice', stateDir: join(root, '.milk-run'), env: {} },
    onProgress: () => undefined,
  });
  session = await openSession(root, broker);
});
afterAll(() => session.close());

it('ends at once, and the next run gets its verdict', async () => {
  if (exercise === undefined) throw new Error('unreachable');
  const stop = new AbortController();
  const called = Promise.withResolvers<undefined>();
  const onEvent = (event: HistoryEvent): void => {
    if (event.type === 'call') called.resolve(undefined);
  };
  const answer = answerFile(waits);
  const run = session.grade(exercise, { answer, seed: 1, signal: stop.signal, onEvent });
  await called.promise;
  const why = new Error('enough');
  stop.abort(why);
  await expect(run).rejects.toBe(why);
  await expect(session.grade(exercise, { answer, seed: 1, signal: stop.signal })).rejects.toBe(why);
  const verdict = await session.grade(exercise, { answer: answerFile(solution), seed: 1 });
  expect(verdict.status).toBe('pass');
});
