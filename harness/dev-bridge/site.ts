// The site's process and where it is reached. When its settings change another one is started, and takes over
// once it answers; one that does not start leaves the old one in place.
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Site {
  /** The socket or pipe where it answers now. */
  path(): string;
  /** Resolves when it has ended for a reason of its own. */
  readonly ended: Promise<undefined>;
  close(): Promise<void>;
}

const program = fileURLToPath(new URL('./site.node.ts', import.meta.url));

/** @throws when it does not start; it has said why */
export async function startSite(root: string, env: NodeJS.ProcessEnv): Promise<Site> {
  // Nobody else may look into it.
  const folder = mkdtempSync(join(tmpdir(), 'milk-run-'));
  const ended = Promise.withResolvers<undefined>();
  let now: Serving | undefined;
  let closed = false;

  interface Serving {
    path: string;
    process: ChildProcess;
  }

  async function serve(): Promise<Serving> {
    const name = randomBytes(6).toString('hex');
    const path =
      process.platform === 'win32' ? `\\\\.\\pipe\\milk-run-${name}` : join(folder, name);
    const child = fork(program, [root, path], {
      cwd: root,
      // The page of a workbook is the dev server's, whatever a shell says of everything else.
      env: { ...env, NODE_ENV: 'development' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const serving = { path, process: child };
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', () => reject(new Error('The site did not start')));
      child.on('message', (message) => {
        if (message === 'ready') resolve();
        if (message === 'restart' && now?.process === child) void takeOver();
      });
    });
    child.once('exit', () => {
      if (now === serving) ended.resolve(undefined);
    });
    return serving;
  }

  async function takeOver(): Promise<void> {
    const before = now;
    const next = await serve().catch(() => undefined);
    if (next === undefined) return;
    if (closed) return void next.process.kill('SIGKILL');
    now = next;
    before?.process.kill('SIGKILL');
  }

  try {
    now = await serve();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return {
    path: () => now?.path ?? '',
    ended: ended.promise,
    async close() {
      closed = true;
      const last = now?.process;
      now = undefined;
      if (last !== undefined && last.exitCode === null && last.signalCode === null) {
        await new Promise((resolve) => {
          last.once('exit', resolve);
          last.kill('SIGKILL');
        });
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
