import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import lockfile from 'proper-lockfile';
import { until } from '../until.ts';

/** Longer than the longest thing done under a lock: preparing Kafka over a slow line. */
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Runs `work` while no other process of this checkout runs anything under the same lock file. The lock
 * of a killed process is taken over after five seconds.
 */
export async function withLock<T>(
  lockFile: string,
  work: () => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  await mkdir(dirname(lockFile), { recursive: true });
  let told = false;
  const unlock = await until(
    async () => {
      try {
        return await lockfile.lock(dirname(lockFile), {
          lockfilePath: lockFile,
          stale: 5000,
          update: 1000,
          // Happens when the directory is deleted under us, or after a long sleep of the machine. The
          // library would throw out of a timer; the work itself notices what is gone.
          onCompromised: () => undefined,
        });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
        if (!told) onWait();
        told = true;
        return undefined;
      }
    },
    { withinMs: LONGEST_WAIT_MS, everyMs: 25 },
  );
  if (unlock === undefined) {
    throw new Error(`${lockFile} was held by another command for more than five minutes.`);
  }
  try {
    return await work();
  } finally {
    await unlock().catch(() => undefined);
  }
}
