// The class-data archive: Java keeps the classes of one run in the form it needs them, and the next
// start takes half the time. (Java 17 can write it when a run ends; the newer ways need 19 and 24.)
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { until } from '../until.ts';
import { type CachePaths, exists, fingerprint, makeOnce } from './cache.ts';
import type { KafkaParts } from './command.ts';
import type { Java } from './java.ts';
import { startNodeAnywhere } from './node.ts';

/** Kafka's orderly end (1.4 s) and writing 55 MB. */
const WRITING_MS = 60_000;

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

/**
 * Runs a broker once with a little of everything, so that its classes are loaded, and keeps them. Without
 * an archive a start takes a second longer, so nothing here is an error.
 */
export async function makeArchive(
  cache: CachePaths,
  parts: KafkaParts,
  { file, failed }: ArchivePath,
): Promise<void> {
  try {
    await makeOnce(cache, file, async (workDir) => {
      const archive = join(workDir, 'classes.jsa');
      await train(parts, workDir, archive);
      // Only a run that came to its end says something about this Java; after any other the next start
      // tries again.
      if (!(await exists(archive))) await mark(failed);
      return archive;
    });
  } catch {
    // The first real start has the same reason to fail, and reports it.
  }
}

async function mark(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '');
}

async function train(parts: KafkaParts, workDir: string, archive: string): Promise<void> {
  const node = await startNodeAnywhere(parts, join(workDir, 'run'), {
    extraFlags: [`-XX:ArchiveClassesAtExit=${archive}`],
  });
  try {
    const traffic = fileURLToPath(new URL('training.node.ts', import.meta.url));
    const args = ['--no-warnings', traffic, node.host, String(node.port)];
    await promisify(execFile)(process.execPath, args, { timeout: 30_000 });
    node.java.kill('SIGTERM'); // an orderly end is what writes the archive
    let ended = false;
    void node.java.exited.then(() => (ended = true));
    await until(() => ended, { withinMs: WRITING_MS });
  } finally {
    node.java.kill('SIGKILL');
    await node.java.exited;
  }
}
