// The same client on a real Kafka and on the practice broker, in turn, so that what the machine does
// meanwhile falls on both. Each is a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import type { Address } from '../../brokers/address.ts';
import { type ClientFigures, measureClient } from '../../lab/testing/client-figures.ts';
import { measureClientInChromium } from '../../lab/testing/measure-in-chromium.ts';
import { markdownTable, percentile } from './figures.ts';

const rounds = 5;
const startLimitMs = 20_000;

/** Medians over the rounds, as a table. */
export async function compareClients(
  { root, stateDir }: { root: string; stateDir: string },
  real: Address,
): Promise<string> {
  const practice = await startPractice(root);
  try {
    const got = { real: [] as ClientFigures[], practice: [] as ClientFigures[] };
    for (let round = 0; round < rounds; round += 1) {
      got.real.push(await measureClient(clientOf(real)));
      got.practice.push(await measureClient(clientOf(practice.address)));
    }
    const inPage = await measureClientInChromium(join(stateDir, 'lab-for-bench'), rounds);
    const rows = figures.map(({ name, of, unit }) => {
      const [one, other, page] = [got.real, got.practice, inPage].map((all) => median(all.map(of)));
      const ratio = (other ?? Number.NaN) / (one ?? Number.NaN);
      return [name, ...[one, other].map(unit), ratio.toFixed(2), unit(page)];
    });
    const head = ['', 'real Kafka', 'practice broker', 'ratio', 'practice in Chromium'];
    return markdownTable(head, rows);
  } finally {
    await practice.stop();
  }
}

function clientOf({ host, port }: Address): Kafka {
  return new Kafka({ brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING });
}

const median = (values: readonly number[]): number => percentile(values, 0.5);
const perSecond = (rate = Number.NaN): string => `${Math.round(rate / 1000)} k/s`;
const ms = (time = Number.NaN): string => `${time.toFixed(2)} ms`;

const figures: {
  name: string;
  of(figures: ClientFigures): number;
  unit(value: number | undefined): string;
}[] = [
  { name: 'records produced, 5,000 a send', of: ({ produced }) => produced, unit: perSecond },
  { name: 'records consumed, eachBatch', of: ({ consumed }) => consumed, unit: perSecond },
  { name: 'one record a send, p50', of: ({ singleMs }) => median(singleMs), unit: ms },
  { name: 'joining a new group, p50', of: ({ joinMs }) => median(joinMs), unit: ms },
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
