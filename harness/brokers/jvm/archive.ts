// The class-data archive: Java keeps the classes of one run in the form it needs them, and the next
// start takes half the time. (Java 17 can write it when a run ends; the newer ways need 19 and 24.)
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { until } from '../until.ts';
import { type CachePaths, exists, fingerprint, makeOnce } from './cache.ts';
import type { KafkaParts } from './command.ts';
import type { Java } from './java.ts';
import { startNodeAnywhere } from './node.ts';

export interface ArchivePath {
  file: string;
  /** Marks that this Java could not make one, so that it is not tried at every start. */
  failed: string;
}

/** An archive fits one Java and one set of jars, and is named for both. */
export async function archivePath(
  cache: CachePaths,
  java: Java,
  classpath: string[],
): Promise<ArchivePath> {
  const key = await fingerprint([java.executable, ...classpath], [java.version]);
  const base = join(cache.archives, `java-${java.version}-${key}`);
  return { file: `${base}.jsa`, failed: `${base}.failed` };
}

/** Runs a broker once with a little of everything, so that its classes are loaded, and keeps them. */
export async function makeArchive(
  cache: CachePaths,
  parts: KafkaParts,
  { file, failed }: ArchivePath,
): Promise<void> {
  try {
    await makeOnce(cache, file, async (workDir) => {
      const archive = join(workDir, 'classes.jsa');
      const node = await startNodeAnywhere(parts, join(workDir, 'run'), {
        extraFlags: [`-XX:ArchiveClassesAtExit=${archive}`],
      });
      const traffic = fileURLToPath(new URL('training.node.ts', import.meta.url));
      await promisify(execFile)(
        process.execPath,
        ['--no-warnings', traffic, node.host, String(node.port)],
        { timeout: 30_000 },
      ).finally(() => node.java.kill('SIGTERM')); // an orderly end is what writes the archive
      await Promise.race([
        node.java.exited,
        until(() => false, { withinMs: 60_000, everyMs: 1000 }),
      ]);
      node.java.kill('SIGKILL');
      if (!(await exists(archive))) throw new Error('Java wrote no archive');
      return archive;
    });
  } catch (error) {
    await mkdir(cache.archives, { recursive: true });
    await writeFile(failed, String(error));
  }
}
