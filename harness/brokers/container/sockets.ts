// Where a container runtime may be listening, and why it does not answer there.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Reason } from '../broker.ts';
import { notRunning, noPermission, noRuntime, wrongDockerHost } from './refusals.ts';

const CONNECT_MS = 3000;

/** Sockets and settings by which Testcontainers may find a runtime: those that exist. */
export function placesOf(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string[] {
  if ((env['DOCKER_HOST'] ?? '') !== '') return ['DOCKER_HOST'];
  const home = homedir();
  const files = [
    join(home, '.testcontainers.properties'),
    '/var/run/docker.sock',
    ...(env['XDG_RUNTIME_DIR'] ? [join(env['XDG_RUNTIME_DIR'], 'docker.sock')] : []),
    join(home, '.docker', 'run', 'docker.sock'),
    join(home, '.docker', 'desktop', 'docker.sock'),
    `/run/user/${process.getuid?.() ?? 0}/docker.sock`,
  ];
  const pipes = platform === 'win32' ? ['//./pipe/docker_engine'] : [];
  return [...files.filter((file) => existsSync(file)), ...pipes];
}

/**
 * What is wrong with these places, none of which gave a runtime.
 * @param reach gives the error's code when nobody can be reached at a socket
 */
export async function whyNotOf(
  env: NodeJS.ProcessEnv,
  places: readonly string[],
  reach: (socket: string) => Promise<string | undefined> = whyNot,
): Promise<Reason> {
  if (places.includes('DOCKER_HOST')) return wrongDockerHost(withoutUser(env['DOCKER_HOST'] ?? ''));
  const sockets = places.filter((place) => !place.endsWith('.properties'));
  for (const socket of sockets) {
    const code = await reach(socket);
    if (code === 'EACCES' || code === 'EPERM') return noPermission(socket);
  }
  return sockets[0] === undefined ? noRuntime : notRunning(sockets[0]);
}

async function whyNot(path: string): Promise<string | undefined> {
  const socket = connect(path);
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(CONNECT_MS) });
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code;
  } finally {
    socket.destroy();
  }
}

/** An address may carry a user and a password, which belong in no message. */
function withoutUser(address: string): string {
  return address.replace(/\/\/[^/@]*@/, '//');
}
