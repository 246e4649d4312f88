// The tap's shell in Node: listens on a local socket for learner processes and dials the broker.
// A connection opens with one line of JSON that says whose it is and which node it wants.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tap } from './tap.ts';

export interface TapServer {
  /** What the learner's `socketFactory` connects to: a path, or a pipe's name on Windows. */
  readonly path: string;
  /** Cuts every connection of one learner process, by its token. */
  cut(token: string): void;
  close(): Promise<void>;
}

/** Where a learner process's connections go. */
export interface TapTarget {
  tap: Tap;
  /** The process's name in the history. */
  process: string;
  host: string;
  port: number;
}

const maximumPreamble = 1024;

/** Then the number of the process that listens there, and a few letters. */
const directoryPrefix = 'milk-run-tap-';

/** A process that was killed could not remove its directory; the next one does. */
function removeLeftBehind(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${directoryPrefix}(\\d+)-`).exec(name)?.[1] ?? Number.NaN);
    if (Number.isNaN(pid) || isAlive(pid)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export async function listen(
  targetOf: (token: string) => TapTarget | undefined,
): Promise<TapServer> {
  removeLeftBehind();
  const directory = mkdtempSync(join(tmpdir(), `${directoryPrefix}${process.pid}-`));
  const path =
    process.platform === 'win32'
      ? `\\\\.\\pipe\\milk-run-${directory.slice(-6)}`
      : join(directory, 'tap');
  /** Every connection, and whose it is; nobody's until it has said so. */
  const open = new Map<Socket, string | undefined>();

  const server = createServer((learner) => {
    let preamble = Buffer.alloc(0);
    open.set(learner, undefined);
    learner.once('close', () => open.delete(learner));
    learner.on('error', () => learner.destroy());
    learner.on('data', function first(bytes: Buffer) {
      preamble = Buffer.concat([preamble, bytes]);
      const end = preamble.indexOf(10);
      if (end < 0) {
        if (preamble.length > maximumPreamble) learner.destroy();
        return;
      }
      learner.off('data', first);
      const token = tokenIn(preamble.subarray(0, end));
      const target = targetOf(token);
      if (target === undefined) {
        learner.destroy();
        return;
      }
      open.set(learner, token);
      carry(learner, target, preamble.subarray(end + 1));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });

  return {
    path,
    cut(token) {
      for (const [socket, owner] of open) if (owner === token) socket.destroy();
    },
    async close() {
      for (const socket of open.keys()) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function tokenIn(line: Buffer): string {
  try {
    const said: unknown = JSON.parse(line.toString());
    return typeof said === 'object' && said !== null && 'token' in said ? String(said.token) : '';
  } catch {
    return '';
  }
}

function carry(learner: Socket, { tap, process, host, port }: TapTarget, rest: Buffer): void {
  const broker = connect({ host, port, noDelay: true });
  const tapped = tap.connect(process, {
    toLearner: (bytes) => void learner.write(bytes),
    toBroker: (bytes) => void broker.write(bytes),
    close() {
      learner.destroy();
      broker.destroy();
    },
  });
  broker.on('data', (bytes) => tapped.fromBroker(bytes));
  broker.on('error', () => tapped.closed());
  broker.on('close', () => tapped.closed());
  learner.on('data', (bytes) => tapped.fromLearner(bytes));
  learner.on('close', () => tapped.closed());
  if (rest.length > 0) tapped.fromLearner(rest);
}
