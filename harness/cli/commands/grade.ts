// npm run grade -- <exercise>: one verdict.
import { resolve } from 'node:path';
import type { HistoryEvent } from '../../grading/history.ts';
import { readAnswer } from '../../progress/progress.ts';
import { wasGraded, type Verdict } from '../../grading/verdict.ts';
import { describeEvent } from '../../grading/describe-event.ts';
import { renderVerdict, repeatNote } from '../../reporting/render-verdict.ts';
import { answerPath, isUntouched, openSession } from '../../session/session.ts';
import { todoVerdict } from '../../grading/make-verdict.ts';
import {
  brokerKind,
  exerciseNamed,
  readOptions,
  requireGraded,
  UsageError,
  wholeNumber,
} from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';

const usage =
  'npm run grade -- <exercise> [--answer FILE] [--seed N] [--json] [--wire] [--sweep all]';

export async function grade(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, {
    answer: { type: 'string' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
    wire: { type: 'boolean' },
    sweep: { type: 'string' },
    ...requireGraded,
  });
  const exercise = exerciseNamed(positionals[0], usage);
  const seed = wholeNumber('seed', values.seed);
  if (values.sweep !== undefined && values.sweep !== 'all') {
    throw new UsageError({
      en: `--sweep takes all, not “${values.sweep}”: then a service is killed at every boundary it comes to.`,
      ko: `--sweep에는 all을 쓰세요. 서비스를 이르는 모든 경계에서 강제 종료해 봐요. ‘${values.sweep}’은(는) 쓸 수 없어요.`,
    });
  }
  const kind = brokerKind(values.broker);
  // npm runs commands at the workbook's root; a path is meant from where it was typed.
  const answer =
    values.answer === undefined
      ? answerPath(shell.root, exercise)
      : resolve(process.env['INIT_CWD'] ?? process.cwd(), values.answer);

  const source = readAnswer(answer);
  let history: readonly HistoryEvent[] = [];
  let verdict: Verdict;
  if (values.answer === undefined && isUntouched(shell.root, exercise, answer)) {
    verdict = todoVerdict(exercise.slug, seed ?? 0);
  } else {
    const broker = await shell.acquire(kind, { requireGraded: values['require-graded'] });
    if (broker === undefined) return exitCodes.error;
    const session = await openSession(shell.root, broker);
    try {
      await session.warmUp(exercise);
      verdict = await session.grade(exercise, {
        answer,
        ...(seed === undefined ? {} : { seed }),
        stubToo: values.answer !== undefined,
        sweepAll: values.sweep === 'all',
        onHistory: (events) => (history = events),
      });
    } finally {
      await session.close();
    }
    if (values.answer === undefined) {
      shell.progress.rememberVerdict(exercise.path, source, verdict);
    }
  }

  if (values.json === true) shell.print(JSON.stringify(verdict, null, 2));
  else {
    shell.print(renderVerdict(verdict, renderOptions(shell)));
    if (values.wire === true) printWire(shell, history);
    const note = repeatNote(verdict, shell.language);
    if (note !== '') shell.print(renderOptions(shell).paint('dim', `\n  ${note}`));
    if (!wasGraded(verdict)) {
      shell.tell({
        en: `  Begin in exercises/${exercise.path}/exercise.ts`,
        ko: `  exercises/${exercise.path}/exercise.ts 파일에서 시작하세요`,
      });
    }
  }
  return exitCodes[verdict.status];
}

/** The whole history, one event a line. */
function printWire(shell: Shell, history: readonly HistoryEvent[]): void {
  shell.print('');
  for (const event of history) {
    const { glyph, text } = describeEvent(event);
    const ms = event.ms.toFixed(1).padStart(8);
    const who = (event.process ?? '').padEnd(12);
    shell.print(`${String(event.seq).padStart(5)} ${ms}  ${who}${glyph} ${text[shell.language]}`);
  }
}
