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
  onBroker,
} from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';

const usage = usageOf({
  typed: 'npm run grade -- <exercise>',
  does: {
    en: 'Grades one exercise, and shows what was found with its witness.',
    ko: '연습 하나를 채점하고, 찾아낸 것을 증거와 함께 보여 줘요.',
  },
  options: {
    answer: {
      type: 'string',
      takes: 'FILE',
      says: {
        en: 'Grades another file in the place of the exercise’s own.',
        ko: '연습의 파일 대신 다른 파일을 채점해요.',
      },
    },
    seed: {
      type: 'string',
      takes: 'N',
      says: {
        en: 'Repeats the run that had this seed.',
        ko: '이 시드로 했던 실행을 되풀이해요.',
      },
    },
    json: {
      type: 'boolean',
      says: {
        en: 'Prints the verdict as JSON, and nothing else.',
        ko: '판정을 JSON으로만 출력해요.',
      },
    },
    wire: {
      type: 'boolean',
      says: {
        en: 'Shows everything that passed between your code and the broker.',
        ko: '코드와 브로커 사이에 오간 것을 모두 보여 줘요.',
      },
    },
    sweep: {
      type: 'string',
      takes: 'all',
      says: {
        en: 'Kills a service at every boundary it comes to, not only at the decisive ones.',
        ko: '결정적인 순간뿐 아니라 이르는 모든 경계에서 서비스를 강제 종료해요.',
      },
    },
    ...requireGraded,
    ...onBroker,
  },
});

export async function grade(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, usage);
  const exercise = exerciseNamed(positionals[0], usage.typed);
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
