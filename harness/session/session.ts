// A grading session: one broker lease, its learner processes and topics waiting ready, any number of
// verdicts. Every command that grades holds one, and the site's bridge.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Broker } from '../brokers/broker.ts';
import type { Exercise } from '../catalog/catalog.ts';
import type { Check } from '../grading/check.ts';
import type { HistoryEvent } from '../grading/history.ts';
import { todoVerdict } from '../grading/make-verdict.ts';
import type { Verdict } from '../grading/verdict.ts';
import { createLearnerPool } from '../learner/pool.node.ts';
import { codeAt } from '../learner/strip.node.ts';
import { listen } from '../wire-tap/sockets.node.ts';
import { openGrader } from './grader.ts';

export interface GradeOptions {
  /** Graded in the exercise's place: an absolute path. */
  answer?: string;
  /** Repeats a run. */
  seed?: number;
  /** Has sweeps try every boundary. */
  sweepAll?: boolean;
  /** Grade a stub as an answer too, instead of calling it todo. */
  stubToo?: boolean;
  /** Is given the whole history of the run, whatever the verdict. */
  onHistory?(history: readonly HistoryEvent[]): void;
  /** Is given each event of the run as it happens. */
  onEvent?(event: HistoryEvent): void;
  /** Ends the run at once when it is aborted. */
  signal?: AbortSignal;
}

export interface Session {
  readonly broker: Broker;
  /** @throws the signal's reason once that is aborted */
  grade(exercise: Exercise, options?: GradeOptions): Promise<Verdict>;
  /** Forks processes and makes topics that a run of the exercise will need; resolves when they are ready. */
  warmUp(exercise: Exercise): Promise<void>;
  close(options?: { stopBrokerIfUnused?: boolean }): Promise<void>;
}

export interface SessionOptions {
  /**
   * Lets processes that wait rehearse kafkajs, so that a verdict comes a tenth of a second sooner. It
   * pays where somebody saves again and again, not where answers are graded one after the other.
   */
  rehearse?: boolean;
}

export async function openSession(
  root: string,
  broker: Broker,
  options: SessionOptions = {},
): Promise<Session> {
  const grader = await openGrader({
    broker,
    learners: createLearnerPool,
    listen,
    rehearse: options.rehearse === true,
  });
  return {
    broker,
    warmUp: async (exercise) => grader.warmUp(await loadCheck(root, exercise)),
    async grade(exercise, wanted = {}) {
      const { answer = answerPath(root, exercise) } = wanted;
      const seed = wanted.seed ?? randomBytes(4).readUInt32LE();
      if (wanted.stubToo !== true && isUntouched(root, exercise, answer)) {
        return todoVerdict(exercise.slug, seed);
      }
      const check = await loadCheck(root, exercise);
      return grader.grade({
        exercise: exercise.slug,
        check,
        code: codeAt(answer, check.world === true ? worldPath(root, exercise) : null),
        seed,
        sweepAll: wanted.sweepAll === true,
        onHistory: wanted.onHistory,
        onEvent: wanted.onEvent,
        signal: wanted.signal,
      });
    },
    async close({ stopBrokerIfUnused = false } = {}) {
      await grader.close();
      await broker.release({ stopIfUnused: stopBrokerIfUnused });
    },
  };
}

export function answerPath(root: string, exercise: Exercise): string {
  return join(root, 'exercises', exercise.path, 'exercise.ts');
}

/** What an exercise supplies beside the answer. */
function worldPath(root: string, exercise: Exercise): string {
  return join(root, 'exercises', exercise.path, 'world.ts');
}

/** The exercise as it was shipped; a worked example has none. */
export function stubPath(root: string, exercise: Exercise): string {
  return join(root, 'solutions', exercise.path, 'stub.ts');
}

/** The solution. */
export function referencePath(root: string, exercise: Exercise): string {
  return join(root, 'solutions', exercise.path, 'solution.ts');
}

/** What `exercise.ts` was when it was shipped: the stub, or the whole worked example. */
export function shippedPath(root: string, exercise: Exercise): string {
  if (exercise.kind === 'make') return stubPath(root, exercise);
  return referencePath(root, exercise);
}

/** Whether an answer is the shipped stub, but for the ends of its lines. */
export function isUntouched(root: string, exercise: Exercise, answer: string): boolean {
  if (exercise.kind === 'worked') return false;
  try {
    return lines(answer) === lines(stubPath(root, exercise));
  } catch {
    return false;
  }
}

function lines(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trimEnd();
}

export async function loadCheck(root: string, exercise: Exercise): Promise<Check> {
  const path = join(root, 'exercises', exercise.path, 'check.ts');
  // A check's default export is made by `defineCheck`; content lint holds every check to that.
  const module = (await import(pathToFileURL(path).href)) as { default: Check };
  return module.default;
}
