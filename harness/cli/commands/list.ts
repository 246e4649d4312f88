// npm run list: where you stand. With --attempts: what is kept of one exercise.
import { lessons, type Exercise } from '../../catalog/catalog.ts';
import { attemptsOf, shortName, type Attempt } from '../../progress/attempts.ts';
import { pad } from '../../reporting/lay-out.ts';
import { answerPath } from '../../session/session.ts';
import { nameOf, standings } from '../../workbench/standings.ts';
import { exerciseNamed, readOptions, UsageError } from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { renderRow } from '../render-standing.ts';
import { usageOf } from '../usage.ts';

const attempts = 'npm run list -- --attempts <exercise>';
const usage = usageOf({
  typed: `npm run list\n${attempts}`,
  does: {
    en: 'Where you stand in each exercise, and which comes next.',
    ko: '연습마다 어디까지 왔는지, 다음은 무엇인지 보여 줘요.',
  },
  options: {
    attempts: {
      type: 'boolean',
      says: {
        en: 'What is kept of one exercise: every answer that was graded, or replaced.',
        ko: '연습 하나에 보관된 답을 보여 줘요. 채점했거나 바꿔 놓은 답이 모두 있어요.',
      },
    },
  },
});

export function list(shell: Shell): number {
  const { values, positionals } = readOptions(shell.args, usage);
  if (values.attempts === true) listAttempts(shell, exerciseNamed(positionals[0], attempts));
  else if (positionals[0] === undefined) listExercises(shell);
  else {
    throw new UsageError({
      en: `All exercises are listed by \`npm run list\`; what is kept of one, by\n  ${attempts}`,
      ko: `모든 연습은 \`npm run list\`로 볼 수 있어요. 연습 하나에 보관된 답은 이렇게 봐요:\n  ${attempts}`,
    });
  }
  return exitCodes.pass;
}

function listExercises(shell: Shell): void {
  const rows = standings(shell.root, shell.progress.events);
  const options = renderOptions(shell);
  for (const lesson of lessons) {
    const mine = rows.filter(({ exercise }) => exercise.lesson === lesson);
    if (mine.length === 0) continue;
    shell.print(options.paint('bold', lesson.title[shell.language]));
    for (const row of mine) shell.print(`  ${renderRow(row, options)}`);
    shell.print('');
  }
  const next = rows.find(
    ({ exercise, standing }) => exercise.kind === 'make' && standing.status !== 'passed',
  );
  if (next === undefined) return;
  const file = `exercises/${next.exercise.path}/exercise.ts`;
  shell.print({ en: `Next: ${file}`, ko: `다음: ${file}` }[shell.language]);
}

function listAttempts(shell: Shell, exercise: Exercise): void {
  const attempts = attemptsOf(shell.stateDir, exercise.path, shell.progress.events);
  if (attempts.length === 0) {
    shell.tell({
      en: `Nothing is kept of ${exercise.slug} yet.\nAn answer is as soon as it is graded, or reset.`,
      ko: `${exercise.slug}에는 아직 보관된 답이 없어요.\n답은 채점하거나 되돌릴 때 보관돼요.`,
    });
    return;
  }
  const present = nameOf(answerPath(shell.root, exercise));
  for (const attempt of attempts) shell.print(attemptRow(shell, attempt, attempts, present));
  const example = shortName(attempts[0]?.name ?? '', attempts);
  shell.tell({
    en: `\n  npm run reset -- ${exercise.slug} --to ${example}   puts one back`,
    ko: `\n  npm run reset -- ${exercise.slug} --to ${example}   보관된 답으로 되돌려요`,
  });
}

const words = {
  en: { pass: 'passed', fail: 'not yet', error: 'not graded', todo: 'to do', never: 'not graded' },
  ko: { pass: '통과', fail: '통과 못 함', error: '채점 안 됨', todo: '할 일', never: '채점 안 함' },
} as const;

function attemptRow(
  shell: Shell,
  attempt: Attempt,
  all: readonly Attempt[],
  present: string | null,
): string {
  const said = words[shell.language];
  return [
    pad(shortName(attempt.name, all), 8),
    `${localTime(new Date(attempt.at))}  `,
    pad(attempt.status === null ? said.never : said[attempt.status], 12),
    [...new Set(attempt.codes)].join(' '),
    attempt.name === present ? { en: '  ← in place now', ko: '  ← 지금 파일' }[shell.language] : '',
  ]
    .join('')
    .trimEnd();
}

/** Minutes are enough to know one's own work again. */
function localTime(at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}
