// The real Apache Kafka on the local Java, started once and shared by all commands of this checkout.
import { rm } from 'node:fs/promises';
import type { Broker } from '../broker.ts';
import { dialPlain } from '../dial.ts';
import { answers } from '../health.ts';
import { cannotWrite } from '../jvm/cannot-write.ts';
import { prepareKafka } from '../jvm/prepare.ts';
import { startKeeper } from '../jvm/start-keeper.ts';
import { refuseWindows } from '../jvm/windows.ts';
import { until } from '../until.ts';
import { type Lease, takeLease } from '../warm/leases.ts';
import { withLock } from '../warm/lock.ts';
import { type WarmPaths, warmPaths } from '../warm/paths.ts';
import { isAlive } from '../warm/processes.ts';
import { readState, setAside, type WarmState, writeState } from '../warm/state.ts';
import { stopRecorded } from '../warm/stop.ts';
import { unlessUsed } from '../warm/unless-used.ts';
import type { BrokerRequest, KindOfBroker } from './kind.ts';

/** A Java that is busy collecting or waits for a processor still answers within this. */
const HEALTHY_MS = 5000;
const START_MS = 90_000;

export const jvm: KindOfBroker = { kind: 'jvm', acquire };

type Found = Awaited<ReturnType<typeof readState>>;

async function acquire(request: BrokerRequest): Promise<Broker> {
  refuseWindows(process.platform);
  const asked = performance.now();
  const paths = warmPaths(request.stateDir);
  // The lease comes first: from here on nobody stops a broker that this command may be about to use.
  const lease = await takeLease(paths.leases).catch((error: unknown) => {
    throw cannotWrite(error, request.stateDir) ?? error;
  });
  try {
    const warm = await usable(await readState(paths.state));
    const state = warm ?? (await startShared(paths, request));
    return asBroker(paths, lease, state, {
      wasWarm: warm !== undefined,
      startMs: Math.round(performance.now() - asked),
    });
  } catch (error) {
    await lease.giveBack();
    throw cannotWrite(error, request.stateDir) ?? error;
  }
}

async function usable(state: Found): Promise<WarmState | undefined> {
  return typeof state === 'object' && state.phase === 'ready' && (await isHealthy(state))
    ? state
    : undefined;
}

async function isHealthy({ keeper, java, host, port }: WarmState): Promise<boolean> {
  return isAlive(keeper) && isAlive(java) && (await answers(host, port, HEALTHY_MS));
}

/** Starts a broker, or waits for the command that is starting one. */
async function startShared(paths: WarmPaths, request: BrokerRequest): Promise<WarmState> {
  const { stateDir, env, idleMs, onProgress } = request;
  const othersStart = (): void =>
    onProgress({
      en: 'Another command is starting the broker: waiting for it…',
      ko: '다른 명령이 브로커를 띄우고 있어서 기다리는 중이에요…',
    });
  return await withLock(
    paths.lock,
    async () => {
      const running = await leftByOthers(paths);
      if (running !== undefined) return running;
      await clearAway(paths, onProgress);
      const parts = await prepareKafka({ stateDir, env, onProgress });
      onProgress({ en: 'Starting Apache Kafka…', ko: 'Apache Kafka를 띄우고 있어요…' });
      await startKeeper({ stateDir, parts, idleMs }, env);
      const started = await usable(await readState(paths.state));
      if (started === undefined) throw new Error('The broker started, and was gone at once.');
      return started;
    },
    othersStart,
  );
}

/**
 * The broker that is there by now. To be called under the lock only: so `starting` means that its command
 * was killed and its keeper goes on alone, which is as good, and `stopping` that nobody stops it any more.
 */
async function leftByOthers(paths: WarmPaths): Promise<WarmState | undefined> {
  const settled = await until(
    async () => {
      const state = await readState(paths.state);
      const starting =
        typeof state === 'object' && state.phase === 'starting' && isAlive(state.keeper);
      return starting ? undefined : { state };
    },
    { withinMs: START_MS, everyMs: 25 },
  );
  const state = settled?.state;
  if (typeof state !== 'object' || !(await isHealthy(state))) return undefined;
  const ready: WarmState = { ...state, phase: 'ready' };
  if (state.phase !== 'ready') await writeState(paths.state, ready);
  return ready;
}

/** Removes all that earlier brokers left. To be called under the lock, when none is usable. */
async function clearAway(paths: WarmPaths, onProgress: BrokerRequest['onProgress']): Promise<void> {
  const state = await readState(paths.state);
  if (state === 'corrupt') {
    const aside = await setAside(paths.state, new Date());
    onProgress({
      en: `The broker's state file could not be read. It was set aside as ${aside}.`,
      ko: `브로커 상태 파일을 읽을 수 없어서 ${aside}(으)로 옮겨 두었어요.`,
    });
  } else if (state !== undefined) {
    await stopRecorded(paths, state);
  }
  await rm(paths.runs, { recursive: true, force: true, maxRetries: 3 });
}

function asBroker(
  paths: WarmPaths,
  lease: Lease,
  { host, port, version }: WarmState,
  start: Pick<Broker, 'wasWarm' | 'startMs'>,
): Broker {
  return {
    kind: 'jvm',
    real: true,
    host,
    port,
    others: [],
    dial: dialPlain,
    prefix: '',
    version,
    ...start,
    release: async (options) => {
      await lease.giveBack();
      if (options?.stopIfUnused === true) {
        await unlessUsed(paths, (state) => stopRecorded(paths, state));
      }
    },
  };
}
