// What `npm run broker status` and `stop` need.
import { countLiveLeases } from './warm/leases.ts';
import { withLock } from './warm/lock.ts';
import { usedSlots, warmPaths } from './warm/paths.ts';
import { isAlive } from './warm/processes.ts';
import { isHealthy } from './warm/share.ts';
import { readState, type WarmKind } from './warm/state.ts';
import { stopRecorded } from './warm/stop.ts';

export interface WarmBroker {
  kind: WarmKind;
  /** Of the keeper, which owns the broker. */
  pid: number;
  host: string;
  port: number;
  version: string;
  /** ISO 8601, UTC. */
  since: string;
  /** How many live processes use it. */
  leases: number;
}

/** The checkout's warm brokers. Changes nothing. */
export async function warmBrokers(stateDir: string): Promise<WarmBroker[]> {
  const found: WarmBroker[] = [];
  for (const slot of await usedSlots(stateDir)) {
    const paths = warmPaths(stateDir, slot);
    const state = await readState(paths.state);
    if (typeof state !== 'object' || !(await isHealthy(state))) continue;
    const { kind, keeper, host, port, version, startedAt } = state;
    const leases = await countLiveLeases(paths.leases);
    found.push({ kind, pid: keeper.pid, host, port, version, since: startedAt, leases });
  }
  return found;
}

/**
 * Stops the checkout's brokers, or those of one kind, even while they are used; also containers that
 * nobody keeps any more.
 * @returns how many there were
 */
export async function stopBrokers(stateDir: string, kind?: WarmKind): Promise<number> {
  let stopped = 0;
  for (const slot of await usedSlots(stateDir)) {
    const paths = warmPaths(stateDir, slot);
    const seen = await readState(paths.state);
    if (typeof seen !== 'object' || (kind !== undefined && seen.kind !== kind)) continue;
    await withLock(paths.lock, async () => {
      const state = await readState(paths.state);
      if (typeof state !== 'object') return;
      if (isAlive(state.keeper) || (state.kind === 'jvm' && isAlive(state.java))) stopped += 1;
      await stopRecorded(paths, state);
    });
  }
  return kind === 'jvm' ? stopped : stopped + (await removeOrphans(stateDir));
}

/** Removes this checkout's containers whose keeper was killed. Gives how many there were. */
export async function removeOrphans(stateDir: string): Promise<number> {
  const { sweepIfPossible } = await import('./container/remove.ts');
  return await sweepIfPossible(stateDir);
}
