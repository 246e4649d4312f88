// One command at a time at a file: an event appended while another command mends the file would go
// with the old one.
import { lockSync } from 'proper-lockfile';

const limitMs = 2_000;
const nap = new Int32Array(new SharedArrayBuffer(4));

/**
 * Does the work while no other process does any under the same file's name. After 2 s it is done
 * all the same: a lock that somebody left is worse than the small risk.
 */
export function locked<T>(file: string, work: () => T): T {
  const release = lock(file);
  try {
    return work();
  } finally {
    release();
  }
}

function lock(file: string): () => void {
  const deadline = performance.now() + limitMs;
  do {
    try {
      // The file need not be there yet.
      const release = lockSync(file, { realpath: false, stale: limitMs });
      return () => ignoring(release);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') break;
      Atomics.wait(nap, 0, 0, 5);
    }
  } while (performance.now() < deadline);
  return () => undefined;
}

/** The work is done; that its lock was taken over or deleted changes nothing. */
function ignoring(work: () => void): void {
  try {
    work();
  } catch {
    // As said.
  }
}
