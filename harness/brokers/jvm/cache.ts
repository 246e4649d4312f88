// What is made once and kept: Kafka's jars, the formatted template, the class-data archives.
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KAFKA_VERSION } from '../kafka-version.ts';

export interface CachePaths {
  root: string;
  libs: string;
  template: string;
  archives: string;
  /** One empty file for every set of jars that was found right. */
  checked: string;
  lock: string;
}

/**
 * Makes the cache's directory if need be. Its real path is used, since an archive is good only for the
 * class path it was made with, letter by letter.
 */
export async function openCache(stateDir: string): Promise<CachePaths> {
  const made = join(stateDir, 'kafka', KAFKA_VERSION);
  await mkdir(made, { recursive: true });
  const root = await realpath(made);
  return {
    root,
    libs: join(root, 'libs'),
    template: join(root, 'template'),
    archives: join(root, 'archives'),
    checked: join(root, 'checked'),
    lock: join(root, 'prepare.lock'),
  };
}

/** Whether there is a file or directory at this path. */
export async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/**
 * Lets `make` fill a new directory, and puts what it gives in place in one step: an interrupted one
 * never counts. To be called under the cache's lock only.
 * @param make gives the path to keep: the directory it was given, or something in it
 */
export async function makeOnce(
  cache: CachePaths,
  target: string,
  make: (workDir: string) => Promise<string>,
): Promise<void> {
  const workDir = join(cache.root, `partial-${process.pid}-${randomBytes(4).toString('hex')}`);
  await mkdir(workDir, { recursive: true });
  try {
    const made = await make(workDir);
    await mkdir(join(target, '..'), { recursive: true });
    await rename(made, target);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}

/** Removes what interrupted preparations left. To be called under the cache's lock only. */
export async function removePartials(cache: CachePaths): Promise<void> {
  for (const name of await readdir(cache.root)) {
    if (name.startsWith('partial-')) await rm(join(cache.root, name), { recursive: true });
  }
}

/** A short name that changes whenever one of the files (by size and time) or one of the words does. */
export async function fingerprint(files: string[], words: string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(words));
  for (const file of files) {
    const found = await stat(file).catch(() => undefined);
    hash.update(`${file}\n${found?.size ?? 'none'}\n${found?.mtimeMs ?? ''}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}
