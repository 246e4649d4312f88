// A grading session: one broker lease, its learner processes and topics waiting ready, any number of
// verdicts. Every command that grades holds one; so will the site's bridge.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Broker } from '../brokers/broker.ts';
import { ownPrefix } from '../brokers/own-names.ts';
import type { Exercise } from '../catalog/catalog.ts';
import type { Check } from '../grading/check.ts';
import type { HistoryEvent } from '../grading/history.ts';
import { runCheck, type Checked } from '../grading/run-check.ts';
import { makeVerdict, todoVerdict } from '../grading/make-verdict.ts';
import type { Verdict } from '../grading/verdict.ts';
import { createLearnerPool } from '../learner/pool.node.ts';
import { listen, type TapTarget } from '../wire-tap/sockets.node.ts';
import { openCluster } from './cluster.ts';
import { brokerTrouble, sessionTrouble } from './broker-trouble.ts';
import { removeLeftBehind } from './left-behind.ts';
import { openRehearsals } from './rehearsals.ts';
import { createRun, type Run } from './stage.node.ts';
import { createTopicPool } from './topic-pool.ts';

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
}

export interface Session {
  readonly broker: Broker;
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
  const prefix = ownPrefix(broker.prefix, Date.now());
  const cluster = await openCluster(broker);
  const topics = createTopicPool(cluster, `${prefix}pool-`);
  const targets = new Map<string, TapTarget>();
  const taps = await listen((token) => targets.get(token));
  const rehearsals =
    options.rehearse === true
      ? await openRehearsals({ prefix, broker, cluster, topics, taps, targets })
      : undefined;
  const learners = createLearnerPool(rehearsals?.next);
  let runs = 0;

  async function warmUp(exercise: Exercise): Promise<void> {
    const check = await loadCheck(root, exercise);
    await Promise.all([
      learners.fill(check.processes.length),
      topics.prepare(Object.values(check.topics)),
    ]);
  }

  async function run(
    exercise: Exercise,
    answer: string,
    seed: number,
    { onHistory, sweepAll = false }: GradeOptions,
  ): Promise<Verdict> {
    const began = performance.now();
    const check = await loadCheck(root, exercise);
    void learners.fill(check.processes.length);
    let onStage: Run | undefined;
    let checked: Checked;
    try {
      onStage = await createRun({
        check,
        answer,
        world: check.world === true ? worldPath(root, exercise) : null,
        seed,
        sweepAll,
        prefix: `${prefix}${++runs}-`,
        broker,
        cluster,
        learners,
        topics,
        taps,
        targets,
      });
      checked = await runCheck(check, onStage.stage);
      // What goes wrong when the broker dies is not the learner's, whatever it looks like.
      if (checked.findings.length > 0) await cluster.check();
      const refused = onStage.refusedSessionMs();
      if (checked.findings.length > 0 && refused !== undefined) {
        checked = { findings: [sessionTrouble(refused)], notes: [], judged: [] };
      }
    } catch (error) {
      const words = await broker.lastWords?.();
      checked = { findings: [brokerTrouble(error, broker.kind, words)], notes: [], judged: [] };
    }
    const history = onStage?.stage.history ?? [];
    onHistory?.(history);
    const verdict = makeVerdict({
      exercise: exercise.slug,
      ...checked,
      tasks: check.tasks ?? [],
      history,
      broker: { kind: broker.kind, version: broker.version, graded: broker.real },
      seed,
      output: onStage?.output() ?? '',
      durationMs: performance.now() - began,
    });
    // The verdict does not wait for the tidying up; closing the session does.
    if (onStage !== undefined) track(onStage.end());
    return verdict;
  }

  const ending = new Set<Promise<void>>();
  function track(work: Promise<void>): void {
    const tracked = work.catch(() => undefined).finally(() => ending.delete(tracked));
    ending.add(tracked);
  }

  if (broker.prefix !== '') track(removeLeftBehind(cluster, broker.prefix, Date.now()));

  return {
    broker,
    warmUp,
    async grade(exercise, options = {}) {
      const seed = options.seed ?? randomBytes(4).readUInt32LE();
      const answer = options.answer ?? answerPath(root, exercise);
      if (options.stubToo !== true && isUntouched(root, exercise, answer)) {
        return todoVerdict(exercise.slug, seed);
      }
      return run(exercise, answer, seed, options);
    },
    async close({ stopBrokerIfUnused = false } = {}) {
      await Promise.all(ending);
      // Also when it is to be stopped: another command may hold the broker, and keep it.
      await learners.close();
      await Promise.all([topics.close(), rehearsals?.close()]);
      await taps.close();
      cluster.close();
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
