// kafkajs in one file, and what V8 made of it. A learner's process that loads its hundred and forty files, and has them
// compiled, takes 0.1 s of a core to start; with this it takes 0.06 s. Made once for a kafkajs and a Node, and kept.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Paths. */
export interface WholeKafkajs {
  /** Of a function of `module`, `exports` and `require`. */
  source: string;
  /** Of V8's code cache; where it does not fit, the source is compiled anew. */
  compiled: string;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const maker = here('./bundle-kafkajs.node.ts');
const kept = here('../../.milk-run/compiled');

let whole: Promise<WholeKafkajs> | undefined;

/** @throws with what the maker said, where it could not be made */
export function wholeKafkajs(): Promise<WholeKafkajs> {
  return (whole ??= keep());
}

async function keep(): Promise<WholeKafkajs> {
  const folder = join(kept, `kafkajs-${key()}`);
  if (!existsSync(folder)) {
    // Another command may be at it too: whoever is first puts it there.
    const mine = `${folder}-${process.pid}`;
    mkdirSync(mine, { recursive: true });
    try {
      await promisify(execFile)(process.execPath, [...quiet, maker, mine]);
      renameSync(mine, folder);
    } catch (error) {
      rmSync(mine, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return filesIn(folder);
}

const quiet = ['--disable-warning=ExperimentalWarning'];

export function filesIn(folder: string): WholeKafkajs {
  return { source: join(folder, 'kafkajs.cjs'), compiled: join(folder, 'kafkajs.cache') };
}

/** Another for each thing that it is made of. */
function key(): string {
  const { version } = createRequire(import.meta.url)('kafkajs/package.json') as { version: string };
  const hash = createHash('sha256').update(`${version} ${process.version} ${process.arch}`);
  for (const file of [maker, here('./kafkajs-timers.ts')]) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
