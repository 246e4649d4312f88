// Learner processes, started before they are needed: to start one with kafkajs loaded costs a tenth of a
// second, so it is paid for before the save and not after it. What a process is, a shell knows.
import type { FromLearner, Rehearsal, ToLearner } from './messages.ts';

export interface LearnerProcess {
  /** Where it is one of the system's. */
  readonly pid: number | undefined;
  /** What it printed so far, its last part. */
  readonly output: string;
  send(message: ToLearner): void;
  /** From now on, what it says and how it ends go here. */
  attend(handlers: { message(message: FromLearner): void; ended(why: string): void }): void;
  /** Ends it as a crash would; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface LearnerPool {
  take(): Promise<LearnerProcess>;
  /**
   * Starts processes until so many wait; resolves when they are ready.
   * @param options.unrehearsed they are for a run that is under way, and a rehearsal would only slow it down
   */
  fill(count: number, options?: { unrehearsed?: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** A process that a shell has started. */
export interface StartedLearner {
  process: LearnerProcess;
  /** Fails where it ends before it is ready. */
  ready: Promise<void>;
  gone: Promise<void>;
  /** Ends when it is done, or the process is gone. */
  rehearse(rehearsal: Rehearsal): Promise<void>;
}

/** @param rehearsal what each process is to do first, if anything; asked once for each */
export function createPool(
  start: () => StartedLearner,
  rehearsal?: () => Promise<Rehearsal | undefined>,
): LearnerPool {
  const waiting: { ready: Promise<LearnerProcess>; rehearses: boolean }[] = [];
  const all = new Set<LearnerProcess>();

  function begin(rehearses: boolean): Promise<LearnerProcess> {
    const started = start();
    const ready = started.ready.then(async () => {
      const what = rehearses ? await rehearsal?.() : undefined;
      if (what !== undefined) await started.rehearse(what);
      return started.process;
    });
    // Whoever takes it hears of a failed start; until then nobody may listen.
    ready.catch(() => undefined);
    all.add(started.process);
    void started.gone.then(() => all.delete(started.process));
    return ready;
  }

  return {
    take() {
      const rehearsed = waiting.findIndex(({ rehearses }) => rehearses);
      return waiting.splice(Math.max(rehearsed, 0), 1)[0]?.ready ?? begin(true);
    },
    async fill(count, { unrehearsed = false } = {}) {
      const rehearses = rehearsal !== undefined && !unrehearsed;
      const enough = (): boolean =>
        waiting.filter((one) => one.rehearses || !rehearses).length >= count;
      while (!enough()) waiting.push({ ready: begin(rehearses), rehearses });
      await Promise.allSettled(waiting.map(({ ready }) => ready));
    },
    async close() {
      waiting.length = 0;
      await Promise.all([...all].map((one) => one.kill()));
    },
  };
}
