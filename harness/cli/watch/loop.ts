// Watch at work: events go through the machine, what it asks for is done, the view shows the state.
// Runs go one after another; keys do not wait for them.
import { wasGraded } from '../../grading/verdict.ts';
import { statSync } from 'node:fs';
import type { Exercise } from '../../catalog/catalog.ts';
import { readAnswer } from '../../progress/progress.ts';
import { answerPath, shippedPath } from '../../session/session.ts';
import type { TypeChecker } from '../../type-check/checker.ts';
import { resetTo } from '../commands/reset.ts';
import type { LastingSession } from '../../workbench/lasting-session.ts';
import type { Shell } from '../shell.ts';
import { step, type Effect, type WatchEvent, type WatchState } from './state.ts';
import type { View } from './view.ts';

export interface LoopParts {
  shell: Pick<Shell, 'root' | 'stateDir' | 'progress' | 'language'>;
  grader: LastingSession;
  /** A checker whose messages are in this language. */
  checker(language: Shell['language']): TypeChecker;
  view: View;
}

export interface Loop {
  dispatch(event: WatchEvent): void;
  /** A file was written: it counts when its text is another than the one that was graded last. */
  saved(exercise: Exercise): void;
  /** Resolves when the learner wants to go. */
  readonly quit: Promise<undefined>;
  /** Nothing is shown or remembered after this. */
  close(): void;
}

export function startLoop(first: WatchState, { shell, grader, checker, view }: LoopParts): Loop {
  let state = first;
  let closed = false;
  const isClosed = (): boolean => closed;
  let types = checker(state.language);
  let work: Promise<void> = Promise.resolve();
  const graded = new Map<string, string | undefined>();
  const quit = Promise.withResolvers<undefined>();

  function dispatch(event: WatchEvent): void {
    if (isClosed()) return;
    const next = step(state, event);
    state = next.state;
    // What is to be done begins before the screen is drawn: a run need not wait for that.
    for (const effect of next.effects) perform(effect);
    // A save is seen by its run; drawing first would make it wait.
    if (event.type !== 'saved') view(state, event);
  }

  function perform(effect: Effect): void {
    switch (effect.type) {
      case 'grade':
        work = work.then(() => grade(effect)).catch((error: unknown) => trouble(error));
        return;
      case 'reset': {
        const source = shippedPath(shell.root, effect.exercise);
        // Shown by the event, so that it stands on the screen that this key makes.
        queueMicrotask(() =>
          dispatch({ type: 'note', text: resetTo(shell, effect.exercise, source).text }),
        );
        return;
      }
      case 'language':
        shell.language = effect.language;
        shell.progress.rememberLanguage(effect.language);
        types.close();
        types = checker(effect.language);
        return;
      case 'quit':
        quit.resolve(undefined);
    }
  }

  /** Grades the exercise as it is on disk now. */
  async function grade(effect: Effect & { type: 'grade' }): Promise<void> {
    const { exercise, why } = effect;
    const answer = answerPath(shell.root, exercise);
    const source = readAnswer(answer);
    if (isClosed() || (why !== 'again' && !isNew(exercise, source))) return;
    graded.set(exercise.path, source);
    const run = grader.grade(exercise, why === 'again' ? { seed: effect.seed } : {});
    dispatch({ type: 'running', exercise });
    const verdict = await run;
    const sinceSaveMs = why === 'save' ? Date.now() - savedAt(answer) : null;
    dispatch({ type: 'verdict', exercise, verdict, sinceSaveMs });
    if (isClosed()) return;
    if (wasGraded(verdict)) shell.progress.rememberVerdict(exercise.path, source, verdict);
    // Only now: two cores have enough to do with a run.
    if (source !== undefined) void checkTypes(exercise, answer, source);
    await grader.warmUp(exercise);
  }

  async function checkTypes(exercise: Exercise, answer: string, source: string): Promise<void> {
    const problems = await types.check(answer, source);
    if (problems === undefined || graded.get(exercise.path) !== source) return;
    dispatch({ type: 'types', exercise, types: problems });
  }

  /** An editor that truncates first has not saved yet. */
  function isNew(exercise: Exercise, source: string | undefined): boolean {
    return source !== '' && !(graded.has(exercise.path) && graded.get(exercise.path) === source);
  }

  function trouble(error: unknown): void {
    const what = error instanceof Error ? error.message : String(error);
    dispatch({
      type: 'trouble',
      text: {
        en: `This run could not be finished: ${what}`,
        ko: `이번 실행을 끝내지 못했어요: ${what}`,
      },
    });
  }

  return {
    dispatch,
    saved(exercise) {
      if (isNew(exercise, readAnswer(answerPath(shell.root, exercise)))) {
        dispatch({ type: 'saved', exercise });
      }
    },
    quit: quit.promise,
    close() {
      closed = true;
      types.close();
    },
  };
}

function savedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}
