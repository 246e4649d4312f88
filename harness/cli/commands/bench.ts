// npm run bench: how long people wait, on this machine; the whole of it goes to docs/reference/performance.json,
// from which the page of figures is made.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeMachine } from '../bench/machine.ts';
import type { Part, Performance } from '../bench/part.ts';
import { clientsOf, flipsOf, growth, savesOf, scaleOf, startsOf, wholeOf } from '../bench/parts.ts';
import { siteOf } from '../bench/site.ts';
import { brokerKind, exercisesNamed, readOptions, wholeNumber, onBroker } from '../options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';
import { answerCases } from '../verify/answers.ts';

const file = join('docs', 'reference', 'performance.json');

const usage = usageOf({
  typed: 'npm run bench -- [exercise …]',
  does: {
    en: 'Measures how long people wait on this machine; the whole of it is written to docs/reference/performance.json. With names, only saves of those are measured.',
    ko: '이 컴퓨터에서 얼마나 기다리게 되는지 재요. 전체를 재면 docs/reference/performance.json 파일에 기록해요. 이름을 쓰면 그 연습의 저장만 재요.',
  },
  options: {
    saves: {
      type: 'string',
      takes: 'N',
      says: {
        en: 'How often each answer is saved; 10 otherwise.',
        ko: '답마다 저장할 횟수예요. 쓰지 않으면 10이에요.',
      },
    },
    answers: {
      type: 'string',
      takes: 'TEXT',
      says: {
        en: 'Only answers whose files have this in their names.',
        ko: '파일 이름에 이 글자가 있는 답만 재요.',
      },
    },
    seeds: {
      type: 'string',
      takes: 'N',
      says: {
        en: 'With how many seeds flips are counted; 5 otherwise.',
        ko: '판정이 뒤바뀌는지 셀 시드의 수예요. 쓰지 않으면 5예요.',
      },
    },
    clients: {
      type: 'boolean',
      says: {
        en: 'Only kafkajs on a real Kafka and on the practice broker.',
        ko: '실제 Kafka와 연습용 브로커에서 kafkajs만 재요.',
      },
    },
    site: {
      type: 'boolean',
      says: {
        en: 'Only the site.',
        ko: '사이트만 재요.',
      },
    },
    ...onBroker,
  },
});

/** Names, or a text that answers’ files hold, measure only saves of those; so do --clients and --site. These write no file. */
export async function bench(shell: Shell): Promise<number> {
  const { values, positionals } = readOptions(shell.args, usage);
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
