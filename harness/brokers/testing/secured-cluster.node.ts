// npm run secured-cluster -- [--nodes N] [--rebalance-delay MS] <command…>: runs a command while a cluster
// is there such as a team has, with the settings that lead to it, and ends with the command's exit code.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareKafka } from '../jvm/prepare.ts';
import { startSecuredCluster } from './secured-cluster.ts';

const argv = process.argv.slice(2);
const { values, tokens } = parseArgs({
  args: argv,
  options: { nodes: { type: 'string' }, 'rebalance-delay': { type: 'string' } },
  // What comes behind the command is the command's.
  strict: false,
  tokens: true,
});
const first = tokens.find((token) => token.kind === 'positional');
const [command, ...args] = first === undefined ? [] : argv.slice(first.index);
if (command === undefined) {
  console.error('npm run secured-cluster -- [--nodes N] [--rebalance-delay MS] <command…>');
  process.exit(64);
}
const parts = await prepareKafka({
  stateDir: fileURLToPath(new URL('../../../.milk-run', import.meta.url)),
  env: process.env,
  onProgress: (step) => console.error(step.en),
});
const dir = await mkdtemp(join(tmpdir(), 'milk-run-secured-'));
const delay = values['rebalance-delay'];
const cluster = await startSecuredCluster({
  dir,
  parts,
  nodes: Number(values.nodes ?? 1),
  ...(typeof delay === 'string' ? { settings: { 'group.initial.rebalance.delay.ms': delay } } : {}),
});
try {
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...cluster.env } });
  // Ctrl-C goes to the command too; this goes on until it has ended.
  process.on('SIGINT', () => undefined);
  const [code] = (await once(child, 'exit')) as [number | null];
  process.exitCode = code ?? 1;
} finally {
  await cluster.stop();
  await rm(dir, { recursive: true, force: true });
}
