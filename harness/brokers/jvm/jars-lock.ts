// Which jars make up the broker, and their contents. `jars.json` is written by `lock-jars.node.ts`.
import { readFileSync } from 'node:fs';

export interface LockedJar {
  /** Maven's `group:artifact:version`. */
  coordinates: string;
  /** Its file name, in Maven's output as in an unpacked Kafka. */
  file: string;
  /** Where it lies below the base of a Maven repository. */
  path: string;
  sha256: string;
}

/** The locked jars, in the order of the class path. */
export function lockedJars(file: URL = new URL('jars.json', import.meta.url)): LockedJar[] {
  const parsed = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>; // our own file
  return Object.entries(parsed).map(([coordinates, sha256]) => {
    const [group = '', artifact = '', version = ''] = coordinates.split(':');
    const name = `${artifact}-${version}.jar`;
    const path = [...group.split('.'), artifact, version, name].join('/');
    return { coordinates, file: name, path, sha256 };
  });
}
