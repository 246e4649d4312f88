// What `npm run broker status` and `stop` need.
import { answers } from './health.ts';
import { countLiveLeases } from './warm/leases.ts';
import { withLock } from './warm/lock.ts';
import { warmPaths } from './warm/paths.ts';
import { isAlive } from './warm/processes.ts';
import { readState } from './warm/state.ts';
import { stopRecorded } from './warm/stop.ts';

export interface BrokerStatus {
  running: boolean;
  /** Of the keeper, which owns the broker. */
  pid?: number;
  host?: string;
  port?: number;
  version?: string;
  /** ISO 8601, UTC. */
  since?: string;
  /** How many live processes use it. */
  leases?: number;
}

/** What the checkout's warm broker does now. Changes nothing. */
export async function brokerStatus(stateDir: string): Promise<BrokerStatus> {
  const paths = warmPaths(stateDir);
  const state = await readState(paths.state);
  if (state === undefined || state === 'corrupt') return { running: false };
  const { keeper, java, host, port, version, startedAt } = state;
  if (!isAlive(keeper) || !isAlive(java) || !(await answers(host, port, 5000))) {
    return { running: false };
  }
  const leases = await countLiveLeases(paths.leases);
  return { running: true, pid: keeper.pid, host, port, version, since: startedAt, leases };
}

/** Stops the checkout's broker, even while it is used. Gives whether there was one. */
export async function stopBroker(stateDir: string): Promise<boolean> {
  const paths = warmPaths(stateDir);
  return await withLock(paths.lock, async () => {
    const state = await readState(paths.state);
    if (state === undefined || state === 'corrupt') return false;
    const wasThere = isAlive(state.keeper) || isAlive(state.java);
    await stopRecorded(paths, state);
    return wasThere;
  });
}
