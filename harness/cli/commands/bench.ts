// npm run bench: how long people wait, on this machine; the whole of it goes to docs/reference/performance.md.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../../brokers/until.ts';
import { pad } from '../../reporting/lay-out.ts';
import { placeOf } from '../verify/places.ts';
import { openSession } from '../../session/session.ts';
import { compareClients, startPractice } from '../bench/clients.ts';
import { markdownTable, p50p95 } from '../bench/figures.ts';
import { costsAtSizes } from '../bench/growth.ts';
import { describeMachine } from '../bench/machine.ts';
import { timeSaves } from '../bench/saves.ts';
import { atScale, usualScale } from '../bench/scale.ts';
import { startedKinds, timeStarts } from '../bench/starts.ts';
import { timeWhole } from '../bench/whole.ts';
import { brokerKind, exercisesNamed, readOptions, wholeNumber } from '../options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { copyWorkbook } from '../testing/workbook.ts';
import { answerCases, gradeCase, seedsUpTo, type AnswerCase } from '../verify/answers.ts';

const page = join('docs', 'reference', 'performance.md');

/** Names, or a text that answers’ files hold, measure only saves of those; so does --clients. Neither writes a page. */
export async function bench(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, {
    saves: { type: 'string' },
    answers: { type: 'string' },
    seeds: { type: 'string' },
    clients: { type: 'boolean' },
  });
  const kind = brokerKind(values.broker);
  if (values.clients === true) {
    await clientsOf(shell, kind);
    growth(shell);
    await scaleOf(shell);
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
  const parts = [
    ['Save to verdict', saved],
    ['Save to verdict, practised', await savesOf(shell, references, saves, 'practice')],
    ['Starting a broker', await startsOf(shell)],
    ['One client, on a real Kafka and on the practice broker', await clientsOf(shell, kind)],
    ['How the practice broker’s costs grow', growth(shell)],
    ['The practice broker with much on it', await scaleOf(shell)],
    ['The whole workbook', await wholeOf(shell)],
    ...(seeds === 0 ? [] : [['Verdicts that differ', await flipsOf(shell, seeds, kind)]]),
  ];
  const text = [
    '# Performance',
    'Measured by `npm run bench`, which writes this page, on:',
    describeMachine()
      .map((line) => `- ${line}`)
      .join('\n'),
    ...parts.map(([title, body]) => `## ${title ?? ''}\n\n${body ?? ''}`),
  ];
  writeFileSync(join(shell.root, page), `${text.join('\n\n')}\n`);
  shell.tell({ en: `Written to ${page}.`, ko: `${page} 파일에 기록했어요.` });
  return exitCodes.pass;
}

async function savesOf(
  shell: Shell,
  cases: readonly AnswerCase[],
  saves: number,
  kind: ReturnType<typeof brokerKind>,
): Promise<string> {
  const book = copyWorkbook();
  const rows: string[][] = [];
  // Unless another is asked for, the one that every machine with Java has.
  const broker = kind === 'auto' ? 'jvm' : kind;
  const watch = book.start(['watch', cases[0]?.exercise.slug ?? '', '--broker', broker]);
  try {
    await until(() => /exercises\/\S+exercise\.ts/.test(watch.output()), { withinMs: 120_000 });
    for (const { exercise, file, wanted } of cases) {
      const { times } = await timeSaves(book, watch, { exercise: exercise.path, file, saves });
      const name = file.split('/').at(-1)?.replace('.ts', '') ?? file;
      const [p50, p95] = p50p95(times);
      rows.push([exercise.slug, name, wanted, p50, p95]);
      shell.print(`${pad(exercise.slug, 20)}${pad(name, 46)}${pad(p50, 10)}${p95}`);
    }
  } finally {
    watch.child.kill('SIGTERM');
    await watch.ended;
    await book.close();
  }
  return [
    `From the file’s modification to the verdict printed by \`npm run watch\` on \`${broker}\`, ${saves} saves each, one every 1.2 s.`,
    markdownTable(['exercise', 'answer', 'gets', 'p50', 'p95'], rows),
  ].join('\n\n');
}

async function startsOf(shell: Shell): Promise<string> {
  const rows: string[][] = [];
  for (const kind of startedKinds) {
    const times = await timeStarts(shell.stateDir, kind, 5);
    rows.push(typeof times === 'string' ? [kind, times, ''] : [kind, ...p50p95(times)]);
    shell.print(rows.at(-1)?.join('  ') ?? '');
  }
  return [
    'From asking for a broker to having one that serves groups and transactions, prepared before; 5 starts each.',
    markdownTable(['kind', 'p50', 'p95'], rows),
  ].join('\n\n');
}

async function clientsOf(shell: Shell, kind: Parameters<Shell['acquire']>[0]): Promise<string> {
  const broker = await shell.acquire(kind, { requireGraded: true });
  if (broker === undefined) return 'No real Kafka could be had.';
  try {
    const table = await compareClients(shell, broker);
    shell.print(table);
    return `kafkajs on both in turn, 5 rounds, medians; records of 100 bytes, acks all. Real: ${broker.kind}; practice: a process of its own, over TCP. In Chromium broker and client share one worker.\n\n${table}`;
  } finally {
    await broker.release({ stopIfUnused: !broker.wasWarm });
  }
}

async function scaleOf(shell: Shell): Promise<string> {
  const practice = await startPractice(shell.root);
  try {
    const table = markdownTable(['', 'time'], await atScale(practice.address, usualScale));
    shell.print(table);
    return `kafkajs over TCP, one after the other, all clients in one process.\n\n${table}`;
  } finally {
    await practice.stop();
  }
}

function growth(shell: Shell): string {
  const { head, rows } = costsAtSizes();
  const table = markdownTable(head, rows);
  shell.print(table);
  return `Medians of 200 requests put in by hand, answers read.\n\n${table}`;
}

async function wholeOf(shell: Shell): Promise<string> {
  const book = copyWorkbook();
  try {
    const { cold, warm } = await timeWhole(book, 3);
    const rows = [
      ['a broker started and stopped', ...p50p95(cold)],
      ['on a warm broker', ...p50p95(warm)],
    ];
    for (const row of rows) shell.print(row.join('  '));
    return [
      '`npm test` with the reference in the place of every exercise; 3 runs each.',
      markdownTable(['', 'p50', 'p95'], rows),
    ].join('\n\n');
  } finally {
    await book.close();
  }
}

async function flipsOf(
  shell: Shell,
  seeds: number,
  kind: Parameters<Shell['acquire']>[0],
): Promise<string> {
  const broker = await shell.acquire(kind, { requireGraded: kind !== 'practice' });
  if (broker === undefined) return 'No broker could be had.';
  const session = await openSession(shell.root, broker);
  const place = placeOf(session);
  let [verdicts, flips] = [0, 0];
  try {
    for (const one of await answerCases(shell.root)) {
      const result = await gradeCase(shell.root, [place], one, seedsUpTo(seeds), () => undefined);
      verdicts += result.got.length;
      flips += result.flips;
    }
  } finally {
    await session.close({ stopBrokerIfUnused: !broker.wasWarm });
  }
  const line = `${verdicts} verdicts, every answer with ${seeds} seeds: ${flips} differ from the answer’s first.`;
  shell.print(line);
  return line;
}
