// npm run bench: how long people wait, on this machine; the whole of it goes to docs/reference/performance.json,
// from which the page of figures is made.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachine } from '../bench/machine.ts';
import type { Part, Performance } from '../bench/part.ts';
import { clientsOf, flipsOf, growth, savesOf, scaleOf, startsOf, wholeOf } from '../bench/parts.ts';
import { siteOf } from '../bench/site.ts';
import { brokerKind, exercisesNamed, readOptions, wholeNumber } from '../options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { answerCases } from '../verify/answers.ts';

const file = join('docs', 'reference', 'performance.json');

/** Names, or a text that answers’ files hold, measure only saves of those; so do --clients and --site. These write no file. */
export async function bench(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, {
    saves: { type: 'string' },
    answers: { type: 'string' },
    seeds: { type: 'string' },
    clients: { type: 'boolean' },
    site: { type: 'boolean' },
  });
  const kind = brokerKind(values.broker);
  if (values.clients === true) {
    await clientsOf(shell, kind);
    growth(shell);
    await scaleOf(shell);
    return exitCodes.pass;
  }
  if (values.site === true) {
    await siteOf(shell);
    return exitCodes.pass;
  }
  const saves = wholeNumber('saves', values.saves) ?? 10;
  // 0: `verify -- --only answers --seeds N` counts them too.
  const seeds = wholeNumber('seeds', values.seeds) ?? 5;
  const wanted = positionals.flatMap(exercisesNamed);
  const cases = (await answerCases(shell.root)).filter(
    ({ exercise, kind, file }) =>
      kind !== 'worked' &&
      kind !== 'stub' &&
      (wanted.length === 0 || wanted.includes(exercise)) &&
      file.includes(values.answers ?? ''),
  );
  const saved = await savesOf(shell, cases, saves, kind);
  if (wanted.length > 0 || values.answers !== undefined) return exitCodes.pass;

  const references = cases.filter(({ kind: of }) => of === 'reference');
  const parts: (Part | undefined)[] = [
    saved,
    await savesOf(shell, references, saves, 'practice'),
    await startsOf(shell),
    await clientsOf(shell, kind),
    growth(shell),
    await scaleOf(shell),
    await wholeOf(shell),
    await siteOf(shell),
    seeds === 0 ? undefined : await flipsOf(shell, seeds, kind),
  ];
  const performance: Performance = {
    machine: describeMachine(),
    parts: parts.filter((part) => part !== undefined),
  };
  writeFileSync(join(shell.root, file), `${JSON.stringify(performance, null, 2)}\n`);
  shell.tell({ en: `Written to ${file}.`, ko: `${file} 파일에 기록했어요.` });
  return exitCodes.pass;
}
