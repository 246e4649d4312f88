// The tap's shell in Node: listens on a local socket for learner processes and dials the broker.
// A connection opens with one line of JSON that says whose it is and which node it wants.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carry } from './carry.ts';
import type { TapServer, TapTarget } from './tap-server.ts';

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
      const { token, host, port } = readPreamble(preamble.subarray(0, end));
      const target = targetOf(token);
      const to = target?.nodes.find(host, port);
      if (target === undefined || to === undefined) {
        learner.destroy();
        return;
      }
      open.set(learner, token);
      carry(learner, target, to);
      const rest = preamble.subarray(end + 1);
      if (rest.length > 0) learner.emit('data', rest);
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

interface Preamble {
  /** Whose connection it is. */
  token: string;
  /** The node that it wants. */
  host: string;
  port: number;
}

function readPreamble(line: Buffer): Preamble {
  try {
    const said: unknown = JSON.parse(line.toString());
    const fields = typeof said === 'object' && said !== null ? said : {};
    return {
      token: 'token' in fields ? String(fields.token) : '',
      host: 'host' in fields ? String(fields.host) : '',
      port: 'port' in fields ? Number(fields.port) : NaN,
    };
  } catch {
    return { token: '', host: '', port: NaN };
  }
}
