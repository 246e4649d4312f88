// Who a process is: its id alone is not enough, since ids are used again. Before a recorded process is
// believed to be alive, or is killed, its start time is compared too.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface ProcessIdentity {
  pid: number;
  /** When it started, in the system's own words; undefined where that cannot be known. */
  started?: string | undefined;
}

/** The identity of a running process, or undefined when there is none with that id. */
export function identify(pid: number): ProcessIdentity | undefined {
  if (!isRunning(pid)) return undefined;
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

/** Whether that very process, not a later one with its id, still runs. */
export function isAlive(recorded: ProcessIdentity): boolean {
  const now = identify(recorded.pid);
  if (now === undefined) return false;
  return recorded.started === undefined || now.started === recorded.started;
}

/** Kills a recorded process, and only that one. Does nothing when it is gone. */
export function killIfOurs(recorded: ProcessIdentity, signal: NodeJS.Signals): void {
  // Without a start time nothing proves that it is ours, and somebody else's must never be killed.
  if (recorded.started === undefined || !isAlive(recorded)) return;
  try {
    process.kill(recorded.pid, signal);
  } catch {
    // It ended between the look and the kill: what was wanted.
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function fromProc(pid: number): ProcessIdentity | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may hold spaces: count from its end. State is field 3, start time 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended and only waits for its parent to notice.
    return fields[0] === 'Z' ? undefined : { pid, started: `${bootId()}:${fields[19] ?? ''}` };
  } catch {
    return undefined;
  }
}

function bootId(): string {
  // Start times count from boot, so they repeat after the next one.
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
  } catch {
    return '';
  }
}

function fromPs(pid: number): ProcessIdentity | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
    const [, stat = '', started] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    return stat.startsWith('Z') ? undefined : { pid, started };
  } catch {
    // Windows has no `ps`: there the id is all that is known, and nothing is ever killed by it.
    return process.platform === 'win32' ? { pid } : undefined;
  }
}
