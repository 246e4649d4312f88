// The same client on a real Kafka and on the practice broker, in turn, so that what the machine does
// meanwhile falls on both. Each is a process of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Address } from '../../brokers/address.ts';
import { type ClientFigures, measureClient } from './client-figures.ts';
import { markdownTable, percentile } from './figures.ts';

const rounds = 5;
const startLimitMs = 20_000;

/** Medians over the rounds, as a table. */
export async function compareClients(root: string, real: Address): Promise<string> {
  const practice = await startPractice(root);
  try {
    const got = { real: [] as ClientFigures[], practice: [] as ClientFigures[] };
    for (let round = 0; round < rounds; round += 1) {
      got.real.push(await measureClient(real));
      got.practice.push(await measureClient(practice.address));
    }
    const rows = figures.map(({ key, name, unit }) => {
      const [one, other] = [got.real, got.practice].map((all) =>
        percentile(
          all.map((figure) => figure[key]),
          0.5,
        ),
      );
      const ratio = (other ?? Number.NaN) / (one ?? Number.NaN);
      return [name, unit(one ?? Number.NaN), unit(other ?? Number.NaN), ratio.toFixed(2)];
    });
    return markdownTable(['', 'real Kafka', 'practice broker', 'ratio'], rows);
  } finally {
    await practice.stop();
  }
}

const perSecond = (rate: number): string => `${Math.round(rate / 1000)} k/s`;
const ms = (time: number): string => `${time.toFixed(2)} ms`;

const figures: { key: keyof ClientFigures; name: string; unit: (value: number) => string }[] = [
  { key: 'produced', name: 'records produced, 5,000 a send', unit: perSecond },
  { key: 'consumed', name: 'records consumed, eachBatch', unit: perSecond },
  { key: 'singleMs', name: 'one record a send, p50', unit: ms },
  { key: 'joinMs', name: 'joining a new group, p50', unit: ms },
];

/** A practice broker in a process of its own. */
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
