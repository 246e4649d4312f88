// The same client on a real Kafka and on the practice broker, in turn, so that what the machine does
// meanwhile falls on both. Each is a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import type { Address } from '../../brokers/address.ts';
import { type ClientFigures, measureClient, valueBytes } from '../../lab/testing/client-figures.ts';
import { measureClientInChromium } from '../../lab/testing/measure-in-chromium.ts';
import type { Text } from '../../grading/text.ts';
import { measureEcho } from './echo.ts';
import { percentile } from './figures.ts';
import type { Part } from './part.ts';

const rounds = 5;
const echoes = 2_000;
const startLimitMs = 20_000;

/** Medians over the rounds. */
export async function compareClients(
  { root, stateDir }: { root: string; stateDir: string },
  real: Address & { kind: string },
): Promise<Part> {
  const practice = await startPractice(root);
  try {
    const got = { real: [] as ClientFigures[], practice: [] as ClientFigures[] };
    for (let round = 0; round < rounds; round += 1) {
      got.real.push(await measureClient(clientOf(real), worked));
      got.practice.push(await measureClient(clientOf(practice.address), worked));
    }
    const inPage = await measureClientInChromium(join(stateDir, 'lab-for-bench'), rounds);
    const echo = ms(median(await measureEcho(echoes)));
    const rows: Part['rows'] = figures.map(({ name, of, unit }) => {
      const [one, other, page] = [got.real, got.practice, inPage].map((all) => median(all.map(of)));
      const ratio = (other ?? Number.NaN) / (one ?? Number.NaN);
      return [name, ...[one, other].map(unit), ratio.toFixed(2), unit(page)];
    });
    return {
      title: {
        en: 'One client, on a real Kafka and on the practice broker',
        ko: '클라이언트 하나: 실제 Kafka와 연습용 브로커',
      },
      how: {
        en: `kafkajs on both in turn, ${rounds} rounds, medians; records of ${valueBytes} bytes, acks all. Real: ${real.kind}; practice: a process of its own, over TCP. In Chromium broker and client share one worker.`,
        ko: `kafkajs를 양쪽에서 번갈아 ${rounds}회 실행한 중앙값. 레코드 ${valueBytes}바이트, acks all. 실제: ${real.kind}, 연습용: TCP로 연결한 별도 프로세스. Chromium에서는 브로커와 클라이언트가 워커 하나를 함께 씁니다.`,
      },
      head: [
        '',
        { en: 'real Kafka', ko: '실제 Kafka' },
        { en: 'practice broker', ko: '연습용 브로커' },
        { en: 'ratio', ko: '비율' },
        { en: 'practice in Chromium', ko: 'Chromium 안의 연습용 브로커' },
      ],
      rows: [...rows, [bare, echo, echo, '1.00', '–']],
    };
  } finally {
    await practice.stop();
  }
}

function clientOf({ host, port }: Address): Kafka {
  return new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING });
}

/** Of this process, in ms. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number => percentile(values, 0.5);
const perSecond = (rate = Number.NaN): string => `${Math.round(rate / 1000)} k/s`;
const ms = (time = Number.NaN): string => (Number.isNaN(time) ? '–' : `${time.toFixed(2)} ms`);

const bare: Text = {
  en: '200 bytes to a process that sends them back, p50',
  ko: '받은 200바이트를 그대로 돌려주는 프로세스, p50',
};

const figures: {
  name: Text;
  of(figures: ClientFigures): number;
  unit(value: number | undefined): string;
}[] = [
  {
    name: { en: 'records produced, 5,000 a send', ko: '생산한 레코드, 보낼 때마다 5,000건' },
    of: ({ produced }) => produced,
    unit: perSecond,
  },
  {
    name: { en: 'records consumed, eachBatch', ko: '소비한 레코드, eachBatch' },
    of: ({ consumed }) => consumed,
    unit: perSecond,
  },
  {
    name: { en: 'one record a send, p50', ko: '보낼 때마다 한 건, p50' },
    of: ({ singleMs }) => median(singleMs),
    unit: ms,
  },
  {
    name: { en: 'of that, the client’s own work', ko: '그 가운데 클라이언트가 일한 시간' },
    of: ({ ownMs }) => ownMs ?? Number.NaN,
    unit: ms,
  },
  {
    name: { en: 'joining a new group, p50', ko: '새 그룹 가입, p50' },
    of: ({ joinMs }) => median(joinMs),
    unit: ms,
  },
];

export async function startPractice(
  root: string,
): Promise<{ address: Address; stop(): Promise<unknown> }> {
  const command = join(root, 'harness', 'cli', 'start.js');
  const child = spawn(process.execPath, [command, 'broker', 'start', 'practice'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = (await once(child.stdout, 'data', {
    signal: AbortSignal.timeout(startLimitMs),
  })) as [Buffer];
  const [host = '', port = ''] = said.toString().trim().split(':');
  return {
    address: { host, port: Number(port) },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
