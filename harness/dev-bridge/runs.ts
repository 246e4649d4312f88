// Runs of the learner's answers, for pages to see: one at a time, events as they happen, then the verdict, then
// what the compiler says. Verdicts are remembered as the commands do.
import { readFileSync } from 'node:fs';
import type { Exercise } from '../catalog/catalog.ts';
import type { HistoryEvent } from '../grading/history.ts';
import type { Language } from '../grading/text.ts';
import { wasGraded, type Verdict } from '../grading/verdict.ts';
import { attemptName } from '../progress/attempts.ts';
import type { Progress } from '../progress/progress.ts';
import { answerPath } from '../session/session.ts';
import type { TypeChecker } from '../type-check/checker.ts';
import { createQueue, Stopped } from '../workbench/queue.ts';
import { gather } from './gather.ts';
import type { Kafka } from './kafka.ts';
import type { RunTold } from './said.ts';

export interface Runs {
  /** Grades the file as it is when its turn comes. @returns the run's number; `undefined`: too many wait */
  run(exercise: Exercise, wish: RunWish): number | undefined;
  /** As `run`, unless this very text was graded last. */
  saved(exercise: Exercise, language: Language): void;
  stop(exercise: Exercise): void;
  /** Tells the run of the exercise that is under way from its beginning, if there is one. */
  underWay(exercise: Exercise): { run: number; told: RunTold[] } | undefined;
  /** The number of a run, under way or waiting, that judges this text of the file with a seed of its own. */
  judging(exercise: Exercise, revision: string): number | undefined;
  /**
   * Runs another answer; nothing is remembered.
   * @param answer absolute
   * @throws {Stopped} @returns `undefined`: too many wait
   */
  reference(exercise: Exercise, answer: string, seed: number): Promise<ReferenceRun> | undefined;
  /** Has ready what the exercise's next run needs. */
  warmUp(exercise: Exercise): void;
  close(): Promise<void>;
}

export interface RunWish {
  why: 'asked' | 'save';
  seed?: number | undefined;
  /** Of what the compiler says. */
  language: Language;
}

export interface ReferenceRun {
  verdict: Verdict;
  history: readonly HistoryEvent[];
}

interface UnderWay {
  exercise: Exercise;
  run: number;
  /** Of the text that is graded. */
  revision: string | null;
  /** That was wished for. */
  seed: number | undefined;
  signal: AbortSignal;
  told: RunTold[];
}

export interface RunsParts {
  root: string;
  kafka: Pick<Kafka, 'using'>;
  progress: Pick<Progress, 'rememberVerdict'>;
  checker(language: Language): TypeChecker;
  tell(exercise: Exercise, run: number, told: RunTold): void;
}

/** How many runs may wait behind the one under way. */
const mostWaiting = 4;

export function openRuns({ root, kafka, progress, checker, tell }: RunsParts): Runs {
  const queue = createQueue(mostWaiting);
  /** By the exercise's path: which text was graded last. */
  const graded = new Map<string, string | null>();
  let current: UnderWay | undefined;
  /** By the exercise's path: what waits grades the file as it is then. */
  const waiting = new Map<string, { run: number; seed: number | undefined }>();
  let types: { language: Language; checker: TypeChecker } | undefined;
  let count = 0;

  function run(exercise: Exercise, wish: RunWish): number | undefined {
    const number = (count += 1);
    const leave = (): void => {
      if (waiting.get(exercise.path)?.run === number) waiting.delete(exercise.path);
    };
    const taken = queue.add({
      key: exercise.path,
      work(signal) {
        leave();
        return grade(exercise, number, wish, signal);
      },
      dropped(why) {
        leave();
        tell(exercise, number, { type: 'stopped', why });
      },
    });
    if (!taken) return undefined;
    waiting.set(exercise.path, { run: number, seed: wish.seed });
    return number;
  }

  async function grade(
    exercise: Exercise,
    number: number,
    { why, seed, language }: RunWish,
    signal: AbortSignal,
  ): Promise<void> {
    const say = (told: RunTold): void => {
      if (told.type === 'again') mine.told.length = 1;
      else mine.told.push(told);
      tell(exercise, number, told);
    };
    const { source, revision } = textOf(answerPath(root, exercise));
    const mine: UnderWay = { exercise, run: number, revision, seed, signal, told: [] };
    current = mine;
    graded.set(exercise.path, revision);
    say({ type: 'began', why, revision });
    const events = gather<HistoryEvent>((some) => say({ type: 'events', events: some }));
    try {
      const verdict = await kafka.using((session) =>
        session.grade(exercise, {
          ...{ signal, onEvent: events.add },
          ...(seed === undefined ? {} : { seed }),
          onAgain() {
            events.drop();
            say({ type: 'again' });
          },
        }),
      );
      events.flush();
      events.end();
      if (wasGraded(verdict)) progress.rememberVerdict(exercise.path, source, verdict);
      say({ type: 'ended', verdict });
      if (source !== undefined) void checkTypes(exercise, number, { source, revision, language });
      warmUp(exercise);
    } catch (error) {
      events.end();
      say(
        error instanceof Stopped
          ? { type: 'stopped', why: error.why }
          : { type: 'trouble', text: troubleOf(error) },
      );
    } finally {
      current = undefined;
    }
  }

  /** After the verdict: two cores have enough to do with a run. */
  async function checkTypes(
    exercise: Exercise,
    number: number,
    text: { source: string; revision: string | null; language: Language },
  ): Promise<void> {
    if (types?.language !== text.language) {
      types?.checker.close();
      types = { language: text.language, checker: checker(text.language) };
    }
    const problems = await types.checker.check(answerPath(root, exercise), text.source);
    if (problems === undefined || graded.get(exercise.path) !== text.revision) return;
    tell(exercise, number, { type: 'types', problems });
  }

  function warmUp(exercise: Exercise): void {
    kafka.using((session) => session.warmUp(exercise)).catch(() => undefined);
  }

  return {
    run,
    saved(exercise, language) {
      const { revision } = textOf(answerPath(root, exercise));
      if (graded.has(exercise.path) && graded.get(exercise.path) === revision) return;
      run(exercise, { why: 'save', language });
    },
    stop: ({ path }) => queue.stop(path),
    underWay(exercise) {
      if (current?.exercise !== exercise) return undefined;
      return { run: current.run, told: [...current.told] };
    },
    judging(exercise, revision) {
      const waits = waiting.get(exercise.path);
      if (waits !== undefined) return waits.seed === undefined ? waits.run : undefined;
      if (current?.exercise !== exercise || current.signal.aborted) return undefined;
      const isThis = current.revision === revision && current.seed === undefined;
      return isThis ? current.run : undefined;
    },
    reference(exercise, answer, seed) {
      const ran = Promise.withResolvers<ReferenceRun>();
      // Whoever asked may have left.
      ran.promise.catch(() => undefined);
      const taken = queue.add({
        key: `reference of ${exercise.path}`,
        async work(signal) {
          let history: readonly HistoryEvent[] = [];
          const onHistory = (events: readonly HistoryEvent[]): void => void (history = events);
          await kafka
            .using((session) => session.grade(exercise, { answer, seed, signal, onHistory }))
            .then((verdict) => ran.resolve({ verdict, history }), ran.reject);
        },
        dropped: (why) => ran.reject(new Stopped(why)),
      });
      return taken ? ran.promise : undefined;
    },
    warmUp,
    async close() {
      await queue.close();
      types?.checker.close();
    },
  };
}

function textOf(path: string): { source: string | undefined; revision: string | null } {
  try {
    const bytes = readFileSync(path);
    return { source: bytes.toString('utf8'), revision: attemptName(bytes) };
  } catch {
    return { source: undefined, revision: null };
  }
}

function troubleOf(error: unknown): { en: string; ko: string } {
  const what = error instanceof Error ? error.message : String(error);
  return {
    en: `This run could not be finished: ${what}`,
    ko: `이번 실행을 끝내지 못했어요: ${what}`,
  };
}
