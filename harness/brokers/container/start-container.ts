// One running Kafka in a container. Only the keeper of such a container loads this.
import { appendFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { GenericContainer, PullPolicy } from 'testcontainers';
import { BrokerUnavailable } from '../broker.ts';
import { answers, coordinatorsReady } from '../health.ts';
import { HOST } from '../kafka-settings.ts';
import { OUTPUT, whyItEnded } from '../log-excerpt.ts';
import { freePorts } from '../ports.ts';
import { until } from '../until.ts';
import type { KeptBroker, OnSpawned } from '../warm/keep.ts';
import { labelsOf } from './labels.ts';
import { unreached } from './refusals.ts';
import { removeContainer } from './remove.ts';
import { CLIENT_PORT, containerEnvironment } from './settings.ts';
import { type Tether, tether } from './tether.ts';
import { NOBODY, saidOf, watched } from './watched.ts';

/** Formatting and starting takes 4–5 s with two processors; this is for a machine that is busy. */
const START_MS = 120_000;
/** How long a Kafka that serves clients may take to say its version; some images' never do. */
const VERSION_MS = 5_000;

export interface ContainerOrder {
  image: string;
  stateDir: string;
  /** How long it may stay when nobody is connected to it, in ms. */
  idleMs: number;
}

/** A Kafka that did not come up. */
class StartFailed extends Error {
  readonly portTaken: boolean;

  constructor(why: string) {
    super(why);
    this.name = 'StartFailed';
    this.portTaken = /port is already allocated|address already in use/i.test(why);
  }
}

/**
 * Starts a container and waits until its Kafka serves clients, coordinators included; once more with
 * another port if the first was taken meanwhile.
 */
export async function startContainer(
  order: ContainerOrder,
  runDir: string,
  onSpawned: OnSpawned,
): Promise<KeptBroker> {
  try {
    return await startAt(order, runDir, onSpawned);
  } catch (error) {
    if (!(error instanceof StartFailed && error.portTaken)) throw error;
    return await startAt(order, `${runDir}-again`, onSpawned);
  }
}

async function startAt(
  { image, stateDir, idleMs }: ContainerOrder,
  runDir: string,
  onSpawned: OnSpawned,
): Promise<KeptBroker> {
  await mkdir(runDir, { recursive: true });
  const [port = 0] = await freePorts(1);
  const log = readLog(runDir);
  let spawned: KeptBroker | undefined;
  let tie: Tether | undefined;

  const onCreated = async (container: string): Promise<void> => {
    spawned = {
      ...{ host: HOST, port, version: tagOf(image), runDir, ended: log.ended },
      kept: { kind: 'container', container },
      async end() {
        tie?.release();
        await removeContainer(container);
      },
    };
    await onSpawned(spawned);
  };
  const servesClients = async (): Promise<void> => {
    const problem = await Promise.race([
      log.ended,
      problemWith(port, () => (tie ??= tether(HOST, port))),
    ]);
    if (problem !== undefined) throw new Error(problem);
  };

  const container = new LoopbackContainer(image, onCreated)
    .withEnvironment(containerEnvironment(port))
    .withEntrypoint(watched(['/etc/kafka/docker/run'], watchOptions(idleMs)))
    .withExposedPorts({ container: CLIENT_PORT, host: port })
    .withLabels(labelsOf(stateDir))
    // Its cleaner is a container of its own, from an image that would have to be pulled; and it could not
    // know how long a broker stays warm. This process is the owner.
    .withAutoCleanup(false)
    .withPullPolicy(PullPolicy.neverPull())
    .withLogConsumer(log.follow)
    .withWaitStrategy(waitFor(servesClients));
  try {
    await container.start();
    if (spawned === undefined) throw new Error('The container was never created.');
    // It may serve clients before it has said so, and the runtime hands its output on when it comes to it.
    const version = await until(log.version, { withinMs: VERSION_MS, everyMs: 10 });
    return { ...spawned, version: version ?? spawned.version };
  } catch (error) {
    const why = (await whyItEnded(runDir)) ?? wordsOf(error);
    await spawned?.end();
    if (wordsOf(error) === NOBODY) throw new BrokerUnavailable([unreached(`${HOST}:${port}`)]);
    throw new StartFailed(log.any() ? `${why} (log: ${join(runDir, OUTPUT)})` : why);
  }
}

/** Published on the loopback address only, removed by the runtime as soon as it ends. */
class LoopbackContainer extends GenericContainer {
  private readonly onCreated: (id: string) => Promise<void>;

  constructor(image: string, onCreated: (id: string) => Promise<void>) {
    super(image);
    this.onCreated = onCreated;
  }

  protected override beforeContainerCreated(): Promise<void> {
    // The library's own `withExposedPorts` has no word for an address.
    const bindings = this.hostConfig.PortBindings as Record<string, { HostIp?: string }[]>;
    for (const binding of Object.values(bindings).flat()) binding.HostIp = HOST;
    this.hostConfig.AutoRemove = true;
    return Promise.resolve();
  }

  protected override containerCreated(id: string): Promise<void> {
    return this.onCreated(id);
  }
}

function watchOptions(idleMs: number) {
  // The keeper's connection is made anew within a moment when it is cut, so this is not for long; and
  // never for longer than the user wants an idle broker to stay.
  const idleSeconds = Math.min(30, Math.max(1, Math.ceil(idleMs / 1000)));
  return { port: CLIENT_PORT, idleSeconds, firstSeconds: START_MS / 1000 };
}

/** The container's output: kept in a file, and listened to. */
function readLog(runDir: string) {
  const { promise: ended, resolve } = Promise.withResolvers<string>();
  let version: string | undefined;
  let any = false;
  const follow = (stream: Readable): void => {
    const lines = createInterface({ input: stream });
    lines.on('line', (line) => {
      const said = saidOf(line);
      if (said !== undefined && 'ended' in said) {
        resolve(said.ended);
        return;
      }
      version = said?.version ?? version;
      // Apache's image tells all that it does, as long as it lives.
      if (/\bINFO\b/.test(line)) return;
      any = true;
      appendFileSync(join(runDir, OUTPUT), `${line}\n`);
    });
    lines.on('close', () => resolve('the container ended'));
  };
  return { ended, follow, version: () => version, any: () => any };
}

/** Waits until Kafka serves clients; otherwise says what it did not do. */
async function problemWith(port: number, onOpen: () => void): Promise<string | undefined> {
  const options = { withinMs: START_MS, everyMs: 50 };
  try {
    if (await until(() => answers(HOST, port, 5000), options)) {
      onOpen();
      if (await coordinatorsReady(HOST, port, START_MS)) return undefined;
    }
    return `it gave no answer at ${HOST}:${port} within ${START_MS / 1000} s`;
  } catch (error) {
    return wordsOf(error);
  }
}

/** A way to wait in the library's terms. */
function waitFor(ready: () => Promise<void>) {
  const strategy = {
    waitUntilReady: ready,
    withStartupTimeout: () => strategy,
    isStartupTimeoutSet: () => true,
    getStartupTimeout: () => START_MS,
  };
  return strategy;
}

/** What an image calls its version, when its Kafka did not say. */
function tagOf(image: string): string {
  return /:([^:/@]+)(?:@.*)?$/.exec(image)?.[1] ?? 'unknown';
}

/** A runtime's answer without its HTTP wrapping. */
function wordsOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^\(HTTP code \d+\) [^-]* - /, '').trim();
}
