// A lease says "this process uses the broker". It is a file named for the process, so a killed process
// gives its lease back by being gone.
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identify, isAlive, type ProcessIdentity } from './processes.ts';

export interface Lease {
  file: string;
  giveBack(): Promise<void>;
}

/** Takes a lease in the name of `holder`, this process unless told. */
export async function takeLease(
  dir: string,
  holder: ProcessIdentity = identify(process.pid) ?? { pid: process.pid },
): Promise<Lease> {
  await mkdir(dir, { recursive: true });
  const file = join(dir, `${holder.pid}-${randomBytes(6).toString('hex')}.json`);
  await writeFile(file, JSON.stringify(holder));
  return { file, giveBack: () => rm(file, { force: true }) };
}

/** How many leases belong to processes that still run. Those of dead ones are removed. */
export async function countLiveLeases(dir: string): Promise<number> {
  let live = 0;
  for (const name of await readdir(dir).catch(() => [])) {
    const file = join(dir, name);
    const holder = await readHolder(file, name);
    if (holder !== undefined && isAlive(holder)) live += 1;
    else await rm(file, { force: true });
  }
  return live;
}

async function readHolder(file: string, name: string): Promise<ProcessIdentity | undefined> {
  // The name alone tells the process: a lease that is being written this moment counts already.
  const pid = /^(\d+)-[0-9a-f]+\.json$/.exec(name)?.[1];
  if (pid === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(await readFile(file, 'utf8'));
    const started =
      typeof parsed === 'object' && parsed !== null && 'started' in parsed
        ? parsed.started
        : undefined;
    return { pid: Number(pid), started: typeof started === 'string' ? started : undefined };
  } catch {
    return { pid: Number(pid) };
  }
}
