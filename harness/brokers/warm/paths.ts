import { join } from 'node:path';

/** Where a checkout keeps what it knows about its warm broker. */
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

export function warmPaths(stateDir: string): WarmPaths {
  const root = join(stateDir, 'broker');
  return {
    root,
    state: join(root, 'state.json'),
    leases: join(root, 'leases'),
    runs: join(root, 'runs'),
    lock: join(root, 'start.lock'),
  };
}
