// npm run bench: how long a learner waits, answer by answer.
import { exerciseNamed, exercisesNamed, readOptions, wholeNumber } from '../options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { percentile, timeSaves } from '../bench/saves.ts';
import { copyWorkbook } from '../testing/workbook.ts';
import { answerCases } from '../verify/answers.ts';
import { pad } from '../../reporting/lay-out.ts';
import { until } from '../../brokers/until.ts';

const usage = 'npm run bench -- [exercise …] [--saves N] [--answers TEXT]';

export async function bench(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, {
    saves: { type: 'string' },
    answers: { type: 'string' },
  });
  const saves = wholeNumber('saves', values.saves) ?? 5;
  const wanted = positionals.flatMap(exercisesNamed);
  const cases = (await answerCases(shell.root)).filter(
    ({ exercise, kind, file }) =>
      kind !== 'worked' &&
      kind !== 'stub' &&
      (wanted.length === 0 || wanted.includes(exercise)) &&
      file.includes(values.answers ?? ''),
  );
  const first = cases[0]?.exercise ?? exerciseNamed(undefined, usage);
  const book = copyWorkbook();
  const watch = book.start(['watch', first.slug]);
  try {
    await until(() => watch.output().includes('Ctrl-C'), { withinMs: 120_000 });
    for (const { exercise, file, wanted: outcome } of cases) {
      const { times } = await timeSaves(book, watch, { exercise: exercise.path, file, saves });
      shell.print(
        [
          pad(exercise.slug, 18),
          pad(`${outcome} ${file.split('/').at(-1) ?? ''}`, 52),
          `p50 ${String(percentile(times, 0.5)).padStart(5)} ms`,
          `p95 ${String(percentile(times, 0.95)).padStart(5)} ms`,
        ].join(' '),
      );
    }
  } finally {
    watch.child.kill('SIGTERM');
    await watch.ended;
    await book.close();
  }
  return exitCodes.pass;
}
