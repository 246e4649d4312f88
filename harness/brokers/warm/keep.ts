// A keeper: a small process in the background that owns a broker. It starts it, watches the leases, and
// ends both when nobody has held one for a while.
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BrokerUnavailable } from '../broker.ts';
import { until } from '../until.ts';
import type { KeeperOrder, KeeperReport } from './keeper-message.ts';
import { countLiveLeases } from './leases.ts';
import { warmPaths } from './paths.ts';
import { identify } from './processes.ts';
import { type Kept, readState, removeStateOf, type WarmState, writeState } from './state.ts';
import { unlessUsed } from './unless-used.ts';

/** A broker of this process's own. */
export interface KeptBroker {
  host: string;
  port: number;
  kept: Kept;
  runDir: string;
  /** Kafka's version. */
  version: string;
  /** Settles when it has ended by itself. */
  ended: Promise<unknown>;
  /** Ends it; what it holds is thrown away. */
  end(): Promise<void>;
}

/** To be told as soon as there is something that could be left behind, long before it answers. */
export type OnSpawned = (broker: KeptBroker) => Promise<void>;

/**
 * Runs this process as a keeper; the process ends with its broker.
 * @param start starts the broker; `runDir` is for its files and may not exist yet
 */
export async function keep(
  { stateDir, slot, idleMs }: KeeperOrder<unknown>,
  start: (runDir: string, onSpawned: OnSpawned) => Promise<KeptBroker>,
): Promise<never> {
  const paths = warmPaths(stateDir, slot);
  const startedAt = new Date().toISOString();
  const runDir = join(paths.runs, `${startedAt.replaceAll(':', '-')}-${process.pid}`);
  const pollMs = Math.max(50, Math.min(1000, idleMs / 4));

  function stateOf(broker: KeptBroker, phase: WarmState['phase']): WarmState {
    const { host, port, kept, runDir, version } = broker;
    const keeper = identify(process.pid) ?? { pid: process.pid };
    return { phase, ...kept, keeper, host, port, version, startedAt, runDir };
  }

  /** Whether the checkout still says that this keeper runs its broker. */
  async function isStillWanted(): Promise<boolean> {
    const state = await readState(paths.state);
    return typeof state === 'object' && state.keeper.pid === process.pid;
  }

  async function removeRun(keepLog: boolean): Promise<void> {
    const name = basename(runDir);
    for (const dir of await readdir(paths.runs).catch(() => [])) {
      // A second try after a taken port has the same name and a suffix.
      if (!dir.startsWith(name)) continue;
      const gone = keepLog ? join(paths.runs, dir, 'data') : join(paths.runs, dir);
      await rm(gone, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async function started(): Promise<KeptBroker> {
    try {
      return await start(runDir, (broker) => writeState(paths.state, stateOf(broker, 'starting')));
    } catch (error) {
      await removeRun(true);
      await removeStateOf(process.pid, paths.state);
      const why = error instanceof Error ? error.message : String(error);
      const reason = error instanceof BrokerUnavailable ? error.reasons[0] : undefined;
      await report({ ready: false, why, reason });
      process.exit(1);
    }
  }

  async function idleOrUnwanted(): Promise<void> {
    let lastUsed = performance.now();
    await until(
      async () => {
        if (!(await isStillWanted())) return true;
        if ((await countLiveLeases(paths.leases)) > 0) lastUsed = performance.now();
        return performance.now() - lastUsed >= idleMs;
      },
      { withinMs: Infinity, everyMs: pollMs },
    );
  }

  const broker = await started();
  let stopping = false;
  const stop = async (keepLog: boolean): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await broker.end();
    await removeRun(keepLog);
    await removeStateOf(process.pid, paths.state);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(false));
  }
  void broker.ended.then(() => stop(true)); // a crash leaves its log
  await writeState(paths.state, stateOf(broker, 'ready'));
  await report({ ready: true });
  for (;;) {
    await idleOrUnwanted();
    if (!(await isStillWanted())) await stop(false);
    await unlessUsed(paths, () => stop(false));
  }
}

/**
 * Tells the command that started this keeper; it closes the channel. It may be gone by now: then nobody
 * needs the report, and the broker idles until its end.
 */
async function report(message: KeeperReport): Promise<void> {
  if (!process.connected) return;
  await new Promise<void>((sent) => process.send?.(message, () => sent()));
}
