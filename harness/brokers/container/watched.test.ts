// The shell in a container, run here: it needs only `sh`, `sleep` and Linux's own table of connections.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { NOBODY, saidOf, watched } from './watched.ts';

async function listening(): Promise<{ port: number }> {
  const server = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port }; // a TCP server has one
}

/** Under watch; `output` grows, and `ended` tells when the shell has. */
function run(command: string[], port: number, seconds: { idle: number; first: number }) {
  const [shell = '', ...args] = watched(command, {
    port,
    idleSeconds: seconds.idle,
    firstSeconds: seconds.first,
  });
  const child: ChildProcess = spawn(shell, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true, // in a container, everything ends with the shell; here the group has to be ended
  });
  onTestFinished(() => void process.kill(-(child.pid ?? NaN), 'SIGKILL'));
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  return { child, output: () => output, ended: once(child, 'exit') };
}

const onLinux = test.skipIf(process.platform !== 'linux');

onLinux('nobody who connects is waited for only so long', async () => {
  const { port } = await listening();
  const shell = run(['sleep', '60'], port, { idle: 60, first: 1 });
  expect(await shell.ended).toEqual([0, null]);
  expect(saidOf(shell.output().trim())).toEqual({ ended: NOBODY });
});

onLinux('a Kafka that never listens is told from one that nobody reaches', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server has one
  await new Promise((closed) => server.close(closed));
  const shell = run(['sleep', '60'], port, { idle: 60, first: 1 });
  expect(await shell.ended).toEqual([0, null]);
  expect(shell.output()).toContain('Kafka does not listen to clients');
});

onLinux(
  'a keeper that was killed before it was seen is not waited for',
  { timeout: 30_000 },
  async () => {
    const { port } = await listening();
    const shell = run(['sleep', '60'], port, { idle: 1, first: 600 });
    expect(await shell.ended).toEqual([0, null]);
  },
);

onLinux('a connection keeps it, and its end ends it', { timeout: 30_000 }, async () => {
  const { port } = await listening();
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const shell = run(['sleep', '60'], port, { idle: 1, first: 1 });
  // One that nobody connects to has three times as long, and ends.
  const { port: other } = await listening();
  await run(['sleep', '60'], other, { idle: 60, first: 3 }).ended;
  expect(shell.child.exitCode).toBeNull();
  socket.destroy();
  expect(await shell.ended).toEqual([0, null]);
});

onLinux('a command that ends is told with its code', async () => {
  const { port } = await listening();
  const shell = run(['sh', '-c', 'exit 7'], port, { idle: 1, first: 60 });
  await shell.ended;
  expect(saidOf(shell.output().trim())).toEqual({ ended: 'Kafka ended with code 7' });
});

test('the version is read from what Kafka says of itself', () => {
  const line = '[2026-01-02 03:04:05,678] INFO Kafka version: 4.4.0 (o.a.k.AppInfoParser)';
  expect(saidOf(line)).toEqual({ version: '4.4.0' });
  expect(saidOf('[…] WARN a broker is a broker')).toBeUndefined();
});
