// The lab's own worker: broker, tap, graders and rules. It is told what to grade, one after the other.
import { exercises, type Exercise } from '../../catalog/catalog.ts';
import type { Check } from '../../grading/check.ts';
import { todoVerdict } from '../../grading/make-verdict.ts';
import type { LearnerCode } from '../../learner/code.ts';
import { createPool } from '../../learner/pool.ts';
import { virtualSource } from '../../learner/virtual-modules.ts';
import { stubs } from 'milk-run:stubs';
import { openGrader, type Grader } from '../../session/grader.ts';
import { fingerprint } from '../fingerprint.ts';
import { moduleNamed, modules } from '../modules.ts';
import type { FromGrading, ToGrading } from '../said.ts';
import { loadCheck } from './checks.ts';
import { openPractice } from './practice.ts';
import { prepare } from './prepare.ts';
import { startProcess } from './processes.ts';
import { openTaps, type PageTaps } from './taps.ts';

export interface GradingOptions {
  send(message: FromGrading): void;
  /** Makes the worker of a learner's process. */
  startWorker(): Worker;
}

export async function openGrading({ send, startWorker }: GradingOptions) {
  const broker = openPractice({
    random: Math.random,
    now: Date.now,
    defect: (error) => console.error(error),
  });
  let taps: PageTaps | undefined;
  const grader = await openGrader({
    broker,
    rehearse: false,
    learners: (rehearsal) =>
      createPool(() => {
        if (taps === undefined) throw new Error('Processes are started once the tap listens');
        const notLoaded = (): void => send({ type: 'not-loaded' });
        return startProcess({ taps, start: startWorker, notLoaded });
      }, rehearsal),
    listen: (targetOf) => Promise.resolve((taps = openTaps(targetOf))),
  });
  const urlOf = createModuleUrls();

  async function work(message: ToGrading): Promise<void> {
    const exercise = exercises.find(({ slug }) => slug === message.exercise);
    const check = exercise && (await loadCheck(exercise.path));
    if (exercise === undefined || check === undefined) {
      throw new Error(`There is no exercise called ${message.exercise}`);
    }
    if (message.type === 'grade') await grade(grader, exercise, check, message);
    else {
      await grader.warmUp(check);
      send({ type: 'warm' });
    }
  }

  async function grade(
    { grade: judge }: Grader,
    exercise: Exercise,
    check: Check,
    wanted: Extract<ToGrading, { type: 'grade' }>,
  ): Promise<void> {
    const { source, seed, sweepAll, stubToo, tellEvents } = wanted;
    if (!stubToo && fingerprint(source) === stubs[exercise.path]) {
      send({ type: 'verdict', verdict: todoVerdict(exercise.slug, seed) });
      return;
    }
    const { code, close } = codeOf(source, check.world === true ? exercise.path : null);
    const onEvent = tellEvents
      ? (event: Extract<FromGrading, { type: 'event' }>['event']) => send({ type: 'event', event })
      : undefined;
    const verdict = await judge({
      ...{ exercise: exercise.slug, check, code, seed, sweepAll, onEvent },
    });
    close();
    send({ type: 'verdict', verdict });
  }

  function codeOf(source: string, world: string | null): { code: LearnerCode; close(): void } {
    const answer = 'exercise.ts';
    const prepared = prepare(source, urlOf);
    if ('problem' in prepared) {
      const { problem } = prepared;
      return { code: { answer, world, stripped: () => ({}), problem }, close: () => undefined };
    }
    const url = javascript(prepared.code);
    // Where it is, and what was written.
    const stripped = { [answer]: url, source };
    return {
      code: { answer, world, stripped: () => stripped },
      close: () => URL.revokeObjectURL(url),
    };
  }

  return { work };
}

/** The modules of the lab, at URLs of this worker's; each process finds its own objects behind them. */
function createModuleUrls(): (specifier: string) => string | undefined {
  const urls = new Map(
    Object.keys(modules).map((name) => [name, javascript(virtualSource(modules, name))]),
  );
  return (specifier) => urls.get(moduleNamed(specifier) ?? '');
}

function javascript(source: string): string {
  return URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
}
