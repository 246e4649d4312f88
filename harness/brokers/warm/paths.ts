import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a checkout keeps what it knows about one warm broker. */
export interface WarmPaths {
  root: string;
  /** Who runs the broker and where it listens: see `state.ts`. */
  state: string;
  /** One file for every process that uses the broker. */
  leases: string;
  /** One directory for every start: settings, log and data, thrown away on stop. */
  runs: string;
  lock: string;
}

/** Each slot has room for one warm broker; brokers in different slots know nothing of each other. */
export function warmPaths(stateDir: string, slot: string): WarmPaths {
  const root = join(stateDir, 'broker', slot);
  return {
    root,
    state: join(root, 'state.json'),
    leases: join(root, 'leases'),
    runs: join(root, 'runs'),
    lock: join(root, 'start.lock'),
  };
}

/** The slots in which there has ever been a broker. */
export async function usedSlots(stateDir: string): Promise<string[]> {
  const found = await readdir(join(stateDir, 'broker'), { withFileTypes: true }).catch(() => []);
  return found.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}
