// Ends a broker by what its state file says, whatever is left of it.
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { until } from '../until.ts';
import type { WarmPaths } from './paths.ts';
import { isAlive, killIfOurs } from './processes.ts';
import { endRemains } from './remains.ts';
import { readState, type WarmState } from './state.ts';

/** A keeper needs ≈ 0.1 s to end its broker and to remove its files. */
const ORDERLY_MS = 5000;

/** Lets the keeper stop its broker, or does it in its place. To be called under the lock only. */
export async function stopRecorded(paths: WarmPaths, state: WarmState): Promise<void> {
  killIfOurs(state.keeper, 'SIGTERM');
  await until(() => !isAlive(state.keeper), { withinMs: ORDERLY_MS });
  killIfOurs(state.keeper, 'SIGKILL');
  // A keeper that came to its end has removed the file, its broker before that.
  if ((await readState(paths.state)) !== undefined) await endRemains(state);
  // The state file is a file like any other: believe it only about our own directory.
  if (dirname(state.runDir) === paths.runs) {
    await rm(state.runDir, { recursive: true, force: true, maxRetries: 3 });
  }
  await rm(paths.state, { force: true });
}
