// The parts of `npm run bench` as its page has them: each measures, prints what it found and gives it.
import type { Text } from '../../grading/text.ts';
import { until } from '../../brokers/until.ts';
import type { BrokerKind } from '../../brokers/broker.ts';
import { pad } from '../../reporting/lay-out.ts';
import { openSession } from '../../session/session.ts';
import type { Shell } from '../shell.ts';
import { copyWorkbook } from '../testing/workbook.ts';
import { answerCases, gradeCase, seedsUpTo, type AnswerCase } from '../verify/answers.ts';
import { placeOf } from '../verify/places.ts';
import { compareClients, startPractice } from './clients.ts';
import { p50p95 } from './figures.ts';
import { costsAtSizes } from './growth.ts';
import { tableOf, type Part } from './part.ts';
import { summariseSaves, type SavesOfAnswer } from './saves-summary.ts';
import { timeSaves } from './saves.ts';
import { atScale, usualScale } from './scale.ts';
import { startedKinds, timeStarts } from './starts.ts';
import { timeWhole } from './whole.ts';

export type KindOrAuto = BrokerKind | 'auto';

/** From the file’s modification to the verdict that watch prints, answer by answer. */
export async function savesOf(
  shell: Shell,
  cases: readonly AnswerCase[],
  saves: number,
  kind: KindOrAuto,
): Promise<Part> {
  const book = copyWorkbook();
  const all: SavesOfAnswer[] = [];
  // Unless another is asked for, the one that every machine with Java has.
  const broker = kind === 'auto' ? 'jvm' : kind;
  const watch = book.start(['watch', cases[0]?.exercise.slug ?? '', '--broker', broker]);
  try {
    await until(() => /exercises\/\S+exercise\.ts/.test(watch.output()), { withinMs: 120_000 });
    for (const answer of cases) {
      const { exercise, file } = answer;
      const { times } = await timeSaves(book, watch, { exercise: exercise.path, file, saves });
      all.push({ exercise: exercise.slug, kind: answer.kind, times });
      const name = file.split('/').at(-1)?.replace('.ts', '') ?? file;
      shell.print(
        [pad(exercise.slug, 20), pad(name, 46), ...p50p95(times).map((time) => pad(time, 10))]
          .join('')
          .trimEnd(),
      );
    }
  } finally {
    watch.child.kill('SIGTERM');
    await watch.ended;
    await book.close();
  }
  return summariseSaves(all, broker, saves);
}

export async function startsOf(shell: Shell): Promise<Part> {
  const count = 5;
  const rows: string[][] = [];
  for (const kind of startedKinds) {
    const times = await timeStarts(shell.stateDir, kind, count);
    rows.push(typeof times === 'string' ? [kind, times, ''] : [kind, ...p50p95(times)]);
  }
  return shown(shell, {
    title: { en: 'Starting a broker', ko: '브로커 시작' },
    how: {
      en: `From asking for a broker to having one that serves groups and transactions, prepared before; ${count} starts each.`,
      ko: `브로커를 요청한 때부터 그룹과 트랜잭션을 처리할 수 있을 때까지. 준비는 미리 해 두었고, 저마다 ${count}번 시작했습니다.`,
    },
    head: [{ en: 'kind', ko: '종류' }, 'p50', 'p95'],
    rows,
  });
}

export async function clientsOf(shell: Shell, kind: KindOrAuto): Promise<Part | undefined> {
  const broker = await shell.acquire(kind, { requireGraded: true });
  if (broker === undefined) return undefined;
  try {
    return shown(shell, await compareClients(shell, broker));
  } finally {
    await broker.release({ stopIfUnused: !broker.wasWarm });
  }
}

export function growth(shell: Shell): Part {
  return shown(shell, costsAtSizes());
}

export async function scaleOf(shell: Shell): Promise<Part> {
  const practice = await startPractice(shell.root);
  try {
    return shown(shell, {
      title: {
        en: 'The practice broker with much on it',
        ko: '많이 실은 연습용 브로커',
      },
      how: {
        en: 'kafkajs over TCP, one after the other, all clients in one process.',
        ko: 'TCP로 연결한 kafkajs. 하나씩 차례로, 모든 클라이언트가 한 프로세스 안에 있습니다.',
      },
      head: ['', { en: 'time', ko: '시간' }],
      rows: await atScale(practice.address, usualScale),
    });
  } finally {
    await practice.stop();
  }
}

export async function wholeOf(shell: Shell): Promise<Part> {
  const book = copyWorkbook();
  const runs = 3;
  try {
    const { cold, warm } = await timeWhole(book, runs);
    return shown(shell, {
      title: { en: 'The whole workbook', ko: '워크북 전체' },
      how: {
        en: `\`npm test\` with the reference in the place of every exercise; ${runs} runs each.`,
        ko: `모든 연습 자리에 참고 답안을 두고 \`npm test\`. 저마다 ${runs}번.`,
      },
      head: ['', 'p50', 'p95'],
      rows: [
        [{ en: 'a broker started and stopped', ko: '브로커를 시작하고 멈추며' }, ...p50p95(cold)],
        [{ en: 'on a warm broker', ko: '데워 둔 브로커에서' }, ...p50p95(warm)],
      ],
    });
  } finally {
    await book.close();
  }
}

/** How many verdicts on an answer differ from its first, over the seeds. */
export async function flipsOf(
  shell: Shell,
  seeds: number,
  kind: KindOrAuto,
): Promise<Part | undefined> {
  const broker = await shell.acquire(kind, { requireGraded: kind !== 'practice' });
  if (broker === undefined) return undefined;
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
  return shown(shell, {
    title: { en: 'Verdicts that differ', ko: '달라지는 판정' },
    how: {
      en: `Every answer with ${seeds} seeds.`,
      ko: `모든 답을 시드 ${seeds}개로.`,
    },
    head: [
      { en: 'verdicts', ko: '판정' },
      { en: 'differ from the answer’s first', ko: '그 답의 첫 판정과 다름' },
    ],
    rows: [[`${verdicts}`, `${flips}`]],
  });
}

function shown(shell: Pick<Shell, 'print' | 'language'>, part: Part): Part {
  const title: Text = part.title;
  shell.print(`\n${title[shell.language]}\n${tableOf(part, shell.language)}`);
  return part;
}
