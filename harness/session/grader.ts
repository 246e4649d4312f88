// Grades runs one after the other on one broker, with learner processes and topics waiting ready. It knows
// neither files nor how processes and sockets come about: a shell (session.ts, a page's lab) gives it those.
import type { Broker } from '../brokers/broker.ts';
import { ownPrefix } from '../brokers/own-names.ts';
import type { Check } from '../grading/check.ts';
import type { HistoryEvent } from '../grading/history.ts';
import { makeVerdict } from '../grading/make-verdict.ts';
import { runCheck, type Checked } from '../grading/run-check.ts';
import type { Verdict } from '../grading/verdict.ts';
import type { LearnerCode } from '../learner/code.ts';
import type { Rehearsal } from '../learner/messages.ts';
import type { LearnerPool } from '../learner/pool.ts';
import type { TapServer, TapTarget } from '../wire-tap/tap-server.ts';
import { brokerTrouble, sessionTrouble } from './broker-trouble.ts';
import { openCluster } from './cluster.ts';
import { removeLeftBehind } from './left-behind.ts';
import { openRehearsals } from './rehearsals.ts';
import { createRun, type Run } from './run.ts';
import { createTopicPool } from './topic-pool.ts';

export interface GraderOptions {
  broker: Broker;
  /** @param rehearsal what each process is to do before it is given an answer, if anything */
  learners(rehearsal?: () => Promise<Rehearsal | undefined>): LearnerPool;
  listen(targetOf: (token: string) => TapTarget | undefined): Promise<TapServer>;
  rehearse: boolean;
}

/** One answer to be graded, once. */
export interface Grading {
  /** The exercise's slug. */
  exercise: string;
  check: Check;
  code: LearnerCode;
  seed: number;
  /** Has sweeps try every boundary. */
  sweepAll: boolean;
  /** Is given each event as it happens. */
  onEvent?: ((event: HistoryEvent) => void) | undefined;
  /** Is given the whole history of the run, whatever the verdict. */
  onHistory?: ((history: readonly HistoryEvent[]) => void) | undefined;
  /** Ends the run at once when it is aborted; there is no verdict then. */
  signal?: AbortSignal | undefined;
}

export interface Grader {
  /**
   * Trouble with the broker is a verdict too.
   * @throws the signal's reason once that is aborted, and nothing else
   */
  grade(grading: Grading): Promise<Verdict>;
  /** Has processes and topics for a run of the check wait; resolves when they are ready. */
  warmUp(check: Pick<Check, 'processes' | 'topics'>): Promise<void>;
  /** Ends everything that was begun; the broker is its giver's to release. */
  close(): Promise<void>;
}

export async function openGrader(options: GraderOptions): Promise<Grader> {
  const { broker } = options;
  const prefix = ownPrefix(broker.prefix, Date.now());
  const cluster = await openCluster(broker);
  const topics = createTopicPool(cluster, `${prefix}pool-`);
  const targets = new Map<string, TapTarget>();
  const taps = await options.listen((token) => targets.get(token));
  const rehearsals = options.rehearse
    ? await openRehearsals({ prefix, broker, cluster, topics, taps, targets })
    : undefined;
  const learners = options.learners(rehearsals?.next);
  let runs = 0;

  async function grade(grading: Grading): Promise<Verdict> {
    const { exercise, check, code, seed, sweepAll, onEvent, signal } = grading;
    signal?.throwIfAborted();
    const began = performance.now();
    void learners.fill(check.processes.length);
    let run: Run | undefined;
    let checked: Checked;
    try {
      run = await createRun({
        ...{ check, code, seed, sweepAll, onEvent },
        prefix: `${prefix}${++runs}-`,
        ...{ broker, cluster, learners, topics, taps, targets },
      });
      checked = await unlessAborted(signal, runCheck(check, run.stage));
      // What goes wrong when the broker dies is not the learner's, whatever it looks like.
      if (checked.findings.length > 0) await cluster.check();
      const refused = run.refusedSessionMs();
      if (checked.findings.length > 0 && refused !== undefined) {
        checked = { findings: [sessionTrouble(refused)], notes: [], judged: [] };
      }
    } catch (error) {
      if (signal?.aborted === true) {
        if (run !== undefined) track(run.end());
        throw signal.reason;
      }
      const words = await broker.lastWords?.();
      checked = { findings: [brokerTrouble(error, broker.kind, words)], notes: [], judged: [] };
    }
    const history = run?.stage.history ?? [];
    grading.onHistory?.(history);
    const verdict = makeVerdict({
      exercise,
      ...checked,
      tasks: check.tasks ?? [],
      history,
      broker: { kind: broker.kind, version: broker.version, graded: broker.real },
      seed,
      output: run?.output() ?? '',
      durationMs: performance.now() - began,
    });
    // The verdict does not wait for the tidying up; closing does.
    if (run !== undefined) track(run.end());
    return verdict;
  }

  const ending = new Set<Promise<void>>();
  function track(work: Promise<void>): void {
    const tracked = work.catch(() => undefined).finally(() => ending.delete(tracked));
    ending.add(tracked);
  }

  if (broker.prefix !== '') track(removeLeftBehind(cluster, broker.prefix, Date.now()));

  return {
    grade,
    async warmUp(check) {
      await Promise.all([
        learners.fill(check.processes.length),
        topics.prepare(Object.values(check.topics)),
      ]);
    },
    async close() {
      await Promise.all(ending);
      // Also when the broker is to be stopped: another command may hold it, and keep it.
      await learners.close();
      await Promise.all([topics.close(), rehearsals?.close()]);
      await taps.close();
      cluster.close();
    },
  };
}

/** What was begun goes on for itself: it meets processes that are gone, and nobody hears of it. */
function unlessAborted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (signal === undefined) return work;
  work.catch(() => undefined);
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason as Error);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  return Promise.race([work, aborted.promise]).finally(() =>
    signal.removeEventListener('abort', abort),
  );
}
