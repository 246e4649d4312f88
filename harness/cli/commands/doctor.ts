// npm run doctor: which kinds of broker can be had here, and what to do about the others.
import { statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { examineBrokers } from '../../brokers/acquire.ts';
import type { BrokerKind, Text } from '../../brokers/broker.ts';
import { removeOrphans } from '../../brokers/status.ts';
import { pad, paragraph } from '../../reporting/lay-out.ts';
import { readOptions } from '../options.ts';
import { renderOptions } from '../render-options.ts';
import { exitCodes, type Shell } from '../shell.ts';
import { usageOf } from '../usage.ts';

/** Kinds whose verdicts count. */
const real: readonly BrokerKind[] = ['external', 'container', 'jvm'];
/** Columns of the mark and of the longest kind. */
const indent = ' '.repeat(12);

const usage = usageOf({
  typed: 'npm run doctor',
  does: {
    en: 'Says which kinds of Kafka can be had on this machine, and what to do about the others.',
    ko: '이 컴퓨터에서 어떤 Kafka를 쓸 수 있는지, 쓸 수 없는 것은 어떻게 하면 되는지 알려 줘요.',
  },
  options: {},
});

export async function doctor(shell: Shell): Promise<number> {
  readOptions(shell.args, usage);
  const { paint, width } = renderOptions(shell);
  const lines = (text: string): string => paragraph(text, { indent, width }).slice(indent.length);
  const marks = {
    ready: paint('green', '✓'),
    possible: paint('yellow', '~'),
    unavailable: paint('red', '✗'),
  };
  shell.print(`${machine(shell)[shell.language]}\n`);
  const orphans = await removeOrphans(shell.stateDir);
  if (orphans > 0) {
    shell.tell({
      en: `Removed ${orphans} containers that nobody kept any more.`,
      ko: `아무도 돌보지 않는 컨테이너 ${orphans}개를 치웠어요.`,
    });
  }
  const found = await examineBrokers({
    stateDir: shell.stateDir,
    env: process.env,
    onProgress: shell.tell,
  });
  for (const { kind, state, says, fix } of found) {
    shell.print(`${marks[state]} ${pad(kind, 10)}${lines(sentence(says[shell.language]))}`);
    for (const one of fix) {
      shell.print(`${indent}${lines(`→ ${one[shell.language]}`)}`);
    }
  }
  const can = found.some(({ kind, state }) => real.includes(kind) && state !== 'unavailable');
  shell.print(`\n${(can ? grades : cannot)[shell.language]}`);
  return can ? exitCodes.pass : exitCodes.error;
}

/** Reasons are written to follow the name of a kind; here they stand alone. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const grades: Text = {
  en: '✓ ready now   ~ after a download   ✗ not here\nAnswers can be graded on a real Kafka here.',
  ko: '✓ 바로 가능   ~ 내려받은 뒤 가능   ✗ 불가\n여기에서 진짜 Kafka로 답을 채점할 수 있어요.',
};

const cannot: Text = {
  en: '✓ ready now   ~ after a download   ✗ not here\nNo real Kafka can be had here: follow one of the arrows.',
  ko: '✓ 바로 가능   ~ 내려받은 뒤 가능   ✗ 불가\n여기에서는 진짜 Kafka를 쓸 수 없어요. 화살표 가운데 하나를 따라 하세요.',
};

function machine({ root }: Shell): Text {
  const { bavail, bsize } = statfsSync(root);
  const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
  const [memory, disk] = [gigabytes(freemem()), gigabytes(bavail * bsize)];
  const node = `Node ${process.versions.node}, ${process.platform} ${process.arch}`;
  return {
    en: `${node}. Free: ${memory} of memory, ${disk} of disk.`,
    ko: `${node}. 여유: 메모리 ${memory}, 디스크 ${disk}.`,
  };
}
