import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { WarmKind } from '../warm/state.ts';

export interface Client {
  pid: number;
  got: { port: number; wasWarm: boolean; startMs: number };
  /** Gives the broker back, and ends. */
  end(how: 'release' | 'stop'): Promise<void>;
  /** What Ctrl-C does: the signal goes to the whole process group. */
  interrupt(): Promise<void>;
  /** Ends it as a power cut would. */
  killHard(): Promise<void>;
}

/** Another command in the same checkout; returns when it has its broker. */
export async function startClient(
  stateDir: string,
  idleMs = 60_000,
  { kind = 'jvm', env = {} }: { kind?: WarmKind; env?: NodeJS.ProcessEnv } = {},
): Promise<Client> {
  const program = fileURLToPath(new URL('client.node.ts', import.meta.url));
  const child = spawn(process.execPath, [program, kind, stateDir, String(idleMs)], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true, // a process group of its own, as under a terminal
  });
  const gone = once(child, 'exit');
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const lines = createInterface({ input: child.stdout });
  const [line] = (await Promise.race([
    once(lines, 'line'),
    gone.then(() => Promise.reject(new Error('The client ended before it had a broker.'))),
  ])) as [string];
  return {
    pid: child.pid ?? 0,
    got: JSON.parse(line) as Client['got'], // printed by client.node.ts
    end: async (how) => {
      child.stdin.write(`${how}\n`);
      await gone;
    },
    interrupt: async () => {
      process.kill(-(child.pid ?? NaN), 'SIGINT');
      await gone;
    },
    killHard: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
