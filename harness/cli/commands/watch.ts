// npm run watch: grades an exercise at every save.
import { once } from 'node:events';
import { existsSync, statSync, watch as watchFiles } from 'node:fs';
import { dirname } from 'node:path';
import { exercises, type Exercise } from '../../catalog/catalog.ts';
import type { Verdict } from '../../grading/verdict.ts';
import { readAnswer } from '../../progress/progress.ts';
import { renderVerdict } from '../../reporting/render-verdict.ts';
import { answerPath, openSession, type Session } from '../../session/session.ts';
import { brokerKind, exerciseNamed, readOptions } from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';

/** How long a file must be left alone before it is graded: editors write in several steps. */
const settleMs = 15;
const clearScreen = '\u001B[2J\u001B[3J\u001B[H';

export async function watch(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, {});
  const kind = brokerKind(values.broker);
  const current =
    positionals[0] === undefined
      ? firstOpen(shell)
      : exerciseNamed(positionals[0], 'npm run watch -- <exercise>');

  let session = await open();
  if (session === undefined) return exitCodes.error;
  const graded = new Map<string, string | undefined>();
  let work: Promise<void> = Promise.resolve();
  let planned: NodeJS.Timeout | undefined;

  async function open(): Promise<Session | undefined> {
    const broker = await shell.acquire(kind);
    return broker === undefined ? undefined : openSession(shell.root, broker, { rehearse: true });
  }

  /** Grades the exercise as it is on disk now, unless that very text was the last one graded. */
  async function gradeSaved(exercise: Exercise): Promise<void> {
    const answer = answerPath(shell.root, exercise);
    const source = readAnswer(answer);
    // An editor that truncates first has not saved yet.
    if (source === '' || (graded.has(exercise.path) && graded.get(exercise.path) === source))
      return;
    const first = !graded.has(exercise.path);
    graded.set(exercise.path, source);
    if (session === undefined) return;
    let verdict = await session.grade(exercise, { answer });
    if (verdict.status === 'error') verdict = await withFreshBroker(exercise, answer, verdict);
    const sinceSaveMs = first ? null : Date.now() - savedAt(answer);
    show(exercise, verdict, sinceSaveMs);
    if (verdict.status !== 'todo') shell.progress.rememberVerdict(exercise.path, source, verdict);
    await session.warmUp(exercise);
  }

  async function withFreshBroker(
    exercise: Exercise,
    answer: string,
    verdict: Verdict,
  ): Promise<Verdict> {
    shell.tell({
      en: 'The broker was gone; starting another…',
      ko: '브로커가 사라져서 다시 시작하는 중이에요…',
    });
    await session?.close();
    session = await open();
    return (await session?.grade(exercise, { answer })) ?? verdict;
  }

  function show(exercise: Exercise, verdict: Verdict, sinceSaveMs: number | null): void {
    if (process.stdout.isTTY) process.stdout.write(clearScreen);
    shell.print(renderVerdict(verdict, renderOptions(shell)));
    shell.print(`\n${nextStep(shell, exercise, verdict, sinceSaveMs)}`);
  }

  function plan(exercise: Exercise): void {
    clearTimeout(planned);
    planned = setTimeout(() => {
      work = work
        .then(() => gradeSaved(exercise))
        .catch((error: unknown) => {
          shell.tell({
            en: `This run could not be finished: ${String(error)}`,
            ko: `이번 실행을 끝내지 못했어요: ${String(error)}`,
          });
        });
    }, settleMs);
  }

  // Directories, not files: an editor may put a new file in the old one's place.
  const watchers = exercises.flatMap((exercise) => {
    const directory = dirname(answerPath(shell.root, exercise));
    if (!existsSync(directory)) return [];
    return watchFiles(directory, (_, file) => {
      if (file === 'exercise.ts') plan(exercise);
    });
  });

  await session.warmUp(current);
  work = gradeSaved(current);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(process, 'SIGHUP')]);
  for (const watcher of watchers) watcher.close();
  clearTimeout(planned);
  await session.close();
  return exitCodes.pass;
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

function savedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
}

/** @param sinceSaveMs from the file's modification to the verdict; `null`: this was not a save */
function nextStep(
  shell: Shell,
  exercise: Exercise,
  verdict: Verdict,
  sinceSaveMs: number | null,
): string {
  const { paint } = renderOptions(shell);
  const file = `exercises/${exercise.path}/exercise.ts`;
  const next = exercises[exercises.indexOf(exercise) + 1];
  const step = {
    pass:
      next === undefined
        ? { en: 'That was the last exercise there is.', ko: '마지막 연습까지 마쳤어요.' }
        : {
            en: `Next: exercises/${next.path}/exercise.ts`,
            ko: `다음: exercises/${next.path}/exercise.ts`,
          },
    fail: { en: `Save ${file} to try again.`, ko: `${file} 파일을 저장하면 다시 채점해요.` },
    todo: { en: `Begin in ${file}`, ko: `${file} 파일에서 시작하세요.` },
    error: { en: 'Save again to try again.', ko: '다시 저장하면 다시 채점해요.' },
  }[verdict.status];
  const took = sinceSaveMs === null ? '' : `${Math.round(sinceSaveMs)} ms · `;
  const stop = { en: 'Ctrl-C ends', ko: '끝내려면 Ctrl-C' };
  return `${step[shell.language]}\n${paint('dim', `${took}${stop[shell.language]}`)}`;
}
