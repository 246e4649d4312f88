import { countLiveLeases } from './leases.ts';
import { withLock } from './lock.ts';
import type { WarmPaths } from './paths.ts';
import { readState, type WarmState, writeState } from './state.ts';

/**
 * Runs `stop` unless a process holds a lease, and never under a process that takes one this moment:
 * that process writes its lease first and reads the state after, we mark the state first and count the
 * leases after, so at least one of the two sees the other.
 * @returns whether it was stopped
 */
export async function unlessUsed(
  paths: WarmPaths,
  stop: (state: WarmState) => Promise<void>,
): Promise<boolean> {
  return await withLock(paths.lock, async () => {
    const state = await readState(paths.state);
    if (state === undefined || state === 'corrupt') return false;
    await writeState(paths.state, { ...state, phase: 'stopping' });
    if ((await countLiveLeases(paths.leases)) > 0) {
      await writeState(paths.state, state);
      return false;
    }
    await stop(state);
    return true;
  });
}
