// A broker that is started once and shared by all commands of a checkout, whatever it is made of.
import { rm } from 'node:fs/promises';
import type { Broker } from '../broker.ts';
import { cannotWrite } from '../cannot-write.ts';
import { dialPlain } from '../dial-plain.ts';
import { answers } from '../health.ts';
import { whyItEnded } from '../log-excerpt.ts';
import type { BrokerRequest } from '../kinds/kind.ts';
import { until } from '../until.ts';
import { type Lease, takeLease } from './leases.ts';
import { withLock } from './lock.ts';
import { type WarmPaths, warmPaths } from './paths.ts';
import { isAlive } from './processes.ts';
import { readState, setAside, type WarmKind, type WarmState, writeState } from './state.ts';
import { stopRecorded } from './stop.ts';
import { unlessUsed } from './unless-used.ts';

/** A Java that is busy collecting or waits for a processor still answers within this. */
const HEALTHY_MS = 5000;
/** Longer than a keeper lets its broker take. */
const START_MS = 150_000;

/** One kind of warm broker. */
export interface WarmSource {
  kind: WarmKind;
  /** Which of the checkout's slots it is kept in. */
  slot: string;
  /**
   * Starts a keeper and waits until its broker is ready. Called under the slot's lock, when none is there.
   * @throws {BrokerUnavailable}
   */
  start: (request: BrokerRequest) => Promise<void>;
}

/** Gives a lease on the broker in the slot; one that is there, or else a new one. */
export async function share(source: WarmSource, request: BrokerRequest): Promise<Broker> {
  return await withLease(source, request, async (paths) => {
    const warm = await usable(await readState(paths.state));
    const state = warm ?? (await startShared(source, paths, request));
    return { state, wasWarm: warm !== undefined };
  });
}

/** Gives a lease on the broker in the slot if there is one that answers; starts nothing. */
export async function shareIfWarm(
  source: WarmSource,
  request: BrokerRequest,
): Promise<Broker | undefined> {
  // Without a broker there is no need of a lease, and of a directory for it.
  if ((await readState(warmPaths(request.stateDir, source.slot).state)) === undefined) return;
  return await withLease(source, request, async (paths) => {
    const state = await usable(await readState(paths.state));
    return state && { state, wasWarm: true };
  });
}

interface Found {
  state: WarmState;
  wasWarm: boolean;
}

/** The lease comes first: from then on nobody stops a broker that this command may be about to use. */
async function withLease<F extends Found | undefined>(
  { kind, slot }: WarmSource,
  { stateDir }: BrokerRequest,
  find: (paths: WarmPaths) => Promise<F>,
): Promise<F extends Found ? Broker : Broker | undefined>;
async function withLease(
  { kind, slot }: WarmSource,
  { stateDir }: BrokerRequest,
  find: (paths: WarmPaths) => Promise<Found | undefined>,
): Promise<Broker | undefined> {
  const asked = performance.now();
  const paths = warmPaths(stateDir, slot);
  const lease = await takeLease(paths.leases).catch((error: unknown) => {
    throw cannotWrite(error, stateDir, kind) ?? error;
  });
  try {
    const found = await find(paths);
    if (found !== undefined) return asBroker(paths, lease, found, asked);
    await lease.giveBack();
    return undefined;
  } catch (error) {
    await lease.giveBack();
    throw cannotWrite(error, stateDir, kind) ?? error;
  }
}

async function usable(
  state: Awaited<ReturnType<typeof readState>>,
): Promise<WarmState | undefined> {
  return typeof state === 'object' && state.phase === 'ready' && (await isHealthy(state))
    ? state
    : undefined;
}

/** Whether a recorded broker has all that it needs, and answers. */
export async function isHealthy(state: WarmState): Promise<boolean> {
  const { keeper, host, port } = state;
  if (!isAlive(keeper) || (state.kind === 'jvm' && !isAlive(state.java))) return false;
  return await answers(host, port, HEALTHY_MS);
}

/** Starts a broker, or waits for the command that is starting one. */
async function startShared(
  { start }: WarmSource,
  paths: WarmPaths,
  request: BrokerRequest,
): Promise<WarmState> {
  const { onProgress } = request;
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
      await start(request);
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
  { state: { kind, host, port, version, runDir }, wasWarm }: Found,
  asked: number,
): Broker {
  return {
    kind,
    real: true,
    host,
    port,
    others: [],
    dial: dialPlain,
    prefix: '',
    version,
    wasWarm,
    startMs: Math.round(performance.now() - asked),
    lastWords: () => whyItEnded(runDir).catch(() => undefined),
    release: async (options) => {
      await lease.giveBack();
      if (options?.stopIfUnused === true) {
        await unlessUsed(paths, (state) => stopRecorded(paths, state));
      }
    },
  };
}
