// The keeper: a small process in the background that owns the broker. It starts Java, watches the
// leases, and stops both when nobody has held one for a while. It is started by `start.ts` only.
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { until } from '../until.ts';
import { countLiveLeases } from '../warm/leases.ts';
import { unlessUsed } from '../warm/unless-used.ts';
import { warmPaths } from '../warm/paths.ts';
import { identify } from '../warm/processes.ts';
import { readState, removeStateOf, type WarmState, writeState } from '../warm/state.ts';
import { KAFKA_VERSION } from './kafka-version.ts';
import { type KeeperReport, parseOrder } from './keeper-message.ts';
import { type RunningNode, startNodeAnywhere } from './node.ts';

const { stateDir, parts, idleMs } = parseOrder(process.argv[2]);
const paths = warmPaths(stateDir);
const startedAt = new Date().toISOString();
const runDir = join(paths.runs, `${startedAt.replaceAll(':', '-')}-${process.pid}`);
const pollMs = Math.max(50, Math.min(1000, idleMs / 4));

function stateOf(node: RunningNode, phase: WarmState['phase']): WarmState {
  const { host, port, runDir } = node;
  const keeper = identify(process.pid) ?? { pid: process.pid };
  const java = identify(node.java.pid) ?? { pid: node.java.pid };
  return { phase, keeper, java, host, port, version: KAFKA_VERSION, startedAt, runDir };
}

/**
 * Tells the command that started this keeper; it closes the channel. It may be gone by now: then nobody
 * needs the report, and the broker idles until its end.
 */
async function report(message: KeeperReport): Promise<void> {
  if (!process.connected) return;
  await new Promise<void>((sent) => process.send?.(message, () => sent()));
}

/** Whether the checkout still says that this keeper runs its broker. */
async function isStillWanted(): Promise<boolean> {
  const state = await readState(paths.state);
  return state !== undefined && state !== 'corrupt' && state.keeper.pid === process.pid;
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

async function start(): Promise<RunningNode> {
  try {
    return await startNodeAnywhere(parts, runDir, {
      onSpawned: (node) => writeState(paths.state, stateOf(node, 'starting')),
    });
  } catch (error) {
    await removeRun(true);
    await removeStateOf(process.pid, paths.state);
    await report({ ready: false, why: error instanceof Error ? error.message : String(error) });
    process.exit(1);
  }
}

async function keep(node: RunningNode): Promise<void> {
  let stopping = false;
  const stop = async (keepLog: boolean): Promise<void> => {
    if (stopping) return;
    stopping = true;
    node.java.kill('SIGKILL'); // its data is thrown away: there is nothing to save
    await node.java.exited;
    await removeRun(keepLog);
    await removeStateOf(process.pid, paths.state);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => void stop(false));
  }
  void node.java.exited.then(() => stop(true)); // a crash leaves its log
  await writeState(paths.state, stateOf(node, 'ready'));
  await report({ ready: true });
  for (;;) {
    await idleOrUnwanted();
    if (!(await isStillWanted())) await stop(false);
    await unlessUsed(paths, () => stop(false));
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

await keep(await start());
