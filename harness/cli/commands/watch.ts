// npm run watch: grades an exercise at every save, and listens to keys where there is a keyboard.
import { wasGraded } from '../../grading/verdict.ts';
import { once } from 'node:events';
import { exercises, type Exercise } from '../../catalog/catalog.ts';
import { openProgress } from '../../progress/progress.ts';
import { lastFinding, verdictsUntilSolution } from '../../progress/standing.ts';
import { createTypeChecker } from '../../type-check/checker.ts';
import { watchSaves } from '../../workbench/saves.ts';
import { readHints, readReference } from '../exercise-texts.ts';
import { brokerKind, exerciseNamed, readOptions, requireGraded, onBroker } from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { standings } from '../../workbench/standings.ts';
import { openGrader } from '../watch/grader.ts';
import { startLoop, type Loop } from '../watch/loop.ts';
import type { PanelContent } from '../watch/panels.ts';
import type { WatchState } from '../watch/state.ts';
import { openTerminal } from '../watch/terminal.ts';
import { usageOf } from '../usage.ts';
import { lineView, screenView } from '../watch/view.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const usage = usageOf({
  typed: 'npm run watch -- [exercise]',
  does: {
    en: 'Grades an exercise at every save. Its last line names the keys.',
    ko: '저장할 때마다 연습을 채점해요. 쓸 수 있는 키는 맨 아랫줄에 있어요.',
  },
  options: { ...requireGraded, ...onBroker },
});

export async function watch(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, usage);
  const kind = brokerKind(values.broker);
  const current =
    positionals[0] === undefined
      ? firstOpen(shell)
      : exerciseNamed(positionals[0], 'npm run watch -- <exercise>');

  const opened: { loop?: Loop } = {};
  const grader = await openGrader(shell, kind, {
    requireGraded: values['require-graded'],
    tell: (text) => opened.loop?.dispatch({ type: 'note', text }),
  });
  if (grader === undefined) return exitCodes.error;
  await grader.warmUp(current);

  const terminal = openTerminal(process.stdin, process.stdout);
  const options = () => renderOptions(shell);
  const loop = (opened.loop = startLoop(begin(shell, current), {
    shell,
    grader,
    checker: (language) => createTypeChecker({ root: shell.root, language }),
    view:
      terminal === undefined
        ? lineView(shell.print, shell.tell, options)
        : screenView(terminal, contentOf(shell), options),
  }));
  const { dispatch } = loop;
  terminal?.onKey((key) => dispatch({ type: 'key', key }));
  terminal?.onResize(() => dispatch({ type: 'resized' }));
  const endSaves = watchSaves(shell.root, exercises, loop.saved);
  dispatch({ type: 'opened' });

  const listening = new AbortController();
  await Promise.race([loop.quit, ...signals.map((name) => once(process, name, listening))]);
  // From now on another Ctrl-C ends it at once.
  listening.abort();
  loop.close();
  endSaves();
  terminal?.close();
  await grader.close();
  return exitCodes.pass;
}

function begin({ language }: Shell, current: Exercise): WatchState {
  const panel = { type: 'none' } as const;
  const results = new Map();
  return { language, exercises, current, running: undefined, results, panel, note: undefined };
}

/** Read anew each time: other commands write to the progress file too. */
function contentOf({ root, stateDir }: Shell): PanelContent {
  const events = () => openProgress(stateDir).events;
  return {
    hints(exercise, { language, results }) {
      const verdict = results.get(exercise.path)?.verdict;
      const found =
        verdict === undefined || !wasGraded(verdict)
          ? lastFinding(events(), exercise.path)
          : verdict.findings[0];
      return readHints(root, exercise, language, found);
    },
    solution(exercise) {
      const reference = readReference(root, exercise);
      const missing = verdictsUntilSolution(events(), exercise.path);
      return reference !== undefined && missing > 0 ? missing : reference;
    },
    rows: () => standings(root, events()),
  };
}

/** The first exercise that is the learner's and has not been passed; else the last. */
function firstOpen(shell: Shell): Exercise {
  const passed = new Set(
    shell.progress.events.flatMap((event) =>
      event.type === 'verdict' && event.status === 'pass' ? [event.exercise] : [],
    ),
  );
  const open = exercises.find((one) => one.kind === 'make' && !passed.has(one.path));
  const last = open ?? exercises.at(-1);
  if (last === undefined) throw new Error('The catalog has no exercises');
  return last;
}
