// Removing containers: one by its id, or all of this checkout whose keeper is gone.
import type Dockerode from 'dockerode';
import { until } from '../until.ts';
import { CHECKOUT, checkoutLabel, isKept } from './labels.ts';
import { findRuntime } from './runtime.ts';

/** Killing Kafka and unmounting takes ≈ 0.3 s. */
const REMOVED_MS = 15_000;

/**
 * Kills and removes a container, and returns when it is gone. Where no runtime answers it does nothing: the
 * container, if it still runs somewhere, ends by itself.
 */
export async function removeContainer(id: string): Promise<void> {
  const runtime = await findRuntime().catch(() => undefined);
  if (runtime !== undefined) await removeFrom(runtime.docker, id);
}

/**
 * Removes the containers of this checkout that nobody keeps any more: their keeper was killed, or the machine
 * was switched off, before they could end.
 * @returns how many there were
 */
export async function sweep(docker: Dockerode, stateDir: string): Promise<number> {
  const filters = { label: [`${CHECKOUT}=${checkoutLabel(stateDir)}`] };
  const found = await docker.listContainers({ all: true, filters });
  const orphans = found.filter(({ Labels }) => !isKept(Labels));
  await Promise.all(orphans.map(({ Id }) => removeFrom(docker, Id)));
  return orphans.length;
}

/** The same wherever a runtime answers; otherwise nothing, and 0. */
export async function sweepIfPossible(stateDir: string): Promise<number> {
  const runtime = await findRuntime().catch(() => undefined);
  return runtime === undefined ? 0 : await sweep(runtime.docker, stateDir);
}

async function removeFrom(docker: Dockerode, id: string): Promise<void> {
  const container = docker.getContainer(id);
  await container.remove({ force: true, v: true }).catch((error: unknown) => {
    // Gone, or about to be: a container that ends removes itself.
    if (![404, 409].includes((error as { statusCode?: number }).statusCode ?? 0)) throw error;
  });
  await until(
    () =>
      container.inspect().then(
        () => false,
        (error: unknown) => (error as { statusCode?: number }).statusCode === 404,
      ),
    { withinMs: REMOVED_MS, everyMs: 50 },
  );
}
