// What is known of the warm broker, in one small file that is always written whole.
import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import type { ProcessIdentity } from './processes.ts';

const phases = ['starting', 'ready', 'stopping'] as const;
export type Phase = (typeof phases)[number];

/** What a keeper keeps: a Java process of this machine, or a container by its id. */
export type Kept =
  { kind: 'jvm'; java: ProcessIdentity } | { kind: 'container'; container: string };

export type WarmKind = Kept['kind'];

export type WarmState = Kept & {
  /**
   * `starting` from the moment there is a process or a container, `ready` once it serves clients,
   * `stopping` from the moment somebody looks whether it may be stopped: nobody starts to use it then.
   */
  phase: Phase;
  keeper: ProcessIdentity;
  host: string;
  port: number;
  version: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** Settings, log and data of this start. */
  runDir: string;
};

/** `corrupt` means that there is a file, but nothing can be learned from it. */
export async function readState(file: string): Promise<WarmState | 'corrupt' | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return isState(parsed) ? parsed : 'corrupt';
  } catch {
    return 'corrupt';
  }
}

export async function writeState(file: string, state: WarmState): Promise<void> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(temporary, `${JSON.stringify(state, null, 2)}\n`);
  await rename(temporary, file);
}

/** Removes the file if it still speaks of this keeper; a later one's stays. */
export async function removeStateOf(keeperPid: number, file: string): Promise<void> {
  const state = await readState(file);
  if (state !== undefined && state !== 'corrupt' && state.keeper.pid === keeperPid) {
    await rm(file, { force: true });
  }
}

/** Keeps an unreadable file for whoever wants to look, out of the way. Gives its new name. */
export async function setAside(file: string, now: Date): Promise<string> {
  const aside = `${file}.corrupt-${now.toISOString().replaceAll(':', '-')}`;
  await rename(file, aside);
  return aside;
}

function isState(value: unknown): value is WarmState {
  if (typeof value !== 'object' || value === null) return false;
  const state = value as Partial<Record<keyof WarmState | 'java' | 'container', unknown>>;
  return (
    isKept(state) &&
    phases.some((phase) => phase === state.phase) &&
    isIdentity(state.keeper) &&
    typeof state.host === 'string' &&
    Number.isInteger(state.port) &&
    typeof state.version === 'string' &&
    typeof state.startedAt === 'string' &&
    typeof state.runDir === 'string'
  );
}

function isKept({
  kind,
  java,
  container,
}: {
  kind?: unknown;
  java?: unknown;
  container?: unknown;
}) {
  if (kind === 'jvm') return isIdentity(java);
  return (
    kind === 'container' && typeof container === 'string' && /^[0-9a-f]{12,64}$/.test(container)
  );
}

function isIdentity(value: unknown): value is ProcessIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    Number.isInteger(value.pid) &&
    Number(value.pid) > 0 &&
    (!('started' in value) || typeof value.started === 'string')
  );
}
