// Puts a file in place whole: whoever is killed in between leaves the old one or the new one.
import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @param beforehand is called when the new file lies ready, at the last moment before it counts */
export function replaceFile(
  path: string,
  content: string | Uint8Array,
  beforehand?: () => void,
): void {
  const target = behindLinks(path);
  mkdirSync(dirname(target), { recursive: true });
  // In the same folder, for a file is only moved at once within one file system.
  const ready = `${target}.${process.pid}.new`;
  try {
    writeFileSync(ready, content);
    beforehand?.();
    renameSync(ready, target);
  } catch (error) {
    rmSync(ready, { force: true });
    throw error;
  }
}

/** Where a link leads, so that the link stays one. */
function behindLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
