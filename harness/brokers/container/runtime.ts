// The container runtime that Testcontainers finds, and its API. The libraries are loaded here and only
// when they are needed: that takes 0.2 s, which no other kind of broker should wait for.
import type Dockerode from 'dockerode';
import { BrokerUnavailable } from '../broker.ts';
import { HOST } from '../kafka-settings.ts';
import { until } from '../until.ts';
import { noPackages, onAnotherMachine, silentRuntime } from './refusals.ts';
import { placesOf, whyNotOf } from './sockets.ts';

export interface ContainerRuntime {
  docker: Dockerode;
  /** Such as `Docker 28.2.2`. */
  name: string;
}

/** A runtime on this machine answers within milliseconds; one that is just starting may take longer. */
const ANSWER_MS = 10_000;

/** @throws {BrokerUnavailable} when none answers, or none that could publish a port to this machine only */
export async function findRuntime(env: NodeJS.ProcessEnv = process.env): Promise<ContainerRuntime> {
  const places = placesOf(env);
  if (places.length === 0) throw new BrokerUnavailable([await whyNotOf(env, places)]);
  const docker = await connect(env);
  const { socketPath, host } = docker.modem as { socketPath?: string; host?: string };
  if (socketPath === undefined && !isLoopback(host ?? '')) {
    throw new BrokerUnavailable([onAnotherMachine(host ?? '?')]);
  }
  // Not every runtime that speaks Docker's language has components.
  const { Version, Components } = (await docker.version()) as Partial<Dockerode.DockerVersion>;
  const engine = Components?.[0]?.Name ?? 'Engine';
  return { docker, name: `${engine === 'Engine' ? 'Docker' : engine} ${Version ?? ''}` };
}

/** The library's own client, so that it and we always speak to the same runtime. */
async function connect(env: NodeJS.ProcessEnv): Promise<Dockerode> {
  const [library, dockerode] = await Promise.all([
    import('testcontainers'),
    import('dockerode'),
  ]).catch((cause: unknown) => {
    throw new BrokerUnavailable([noPackages], { cause });
  });
  let found: { modem: unknown } | { error: unknown } | undefined;
  void library.getContainerRuntimeClient().then(
    // The library keeps its connection to itself, but each of its containers carries it.
    (client) => (found = { modem: client.container.getById('any').modem as unknown }),
    (error: unknown) => (found = { error }),
  );
  const settled = await until(() => found, { withinMs: ANSWER_MS });
  if (settled === undefined) throw new BrokerUnavailable([silentRuntime(ANSWER_MS / 1000)]);
  if ('error' in settled) {
    throw new BrokerUnavailable([await whyNotOf(env, placesOf(env))], { cause: settled.error });
  }
  return Object.assign(new dockerode.default(), { modem: settled.modem });
}

function isLoopback(host: string): boolean {
  return [HOST, 'localhost', '::1', '[::1]'].includes(host);
}
