// What a learner's process begins with: the sources of its host without types, read and stripped once for all processes of a
// command, and kafkajs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strip } from './strip.node.ts';
import { wholeKafkajs, type WholeKafkajs } from './whole-kafkajs.node.ts';

export interface ChildSources {
  /** By URL: the host and all that it imports of ours. */
  sources: Record<string, string>;
  kafkajs: WholeKafkajs;
}

const host = new URL('./child.node.ts', import.meta.url);
/** Prettier writes an import of ours like this; those of types alone are gone when types are. */
const imported = /^(?:import|export)\b[^;]* from '(\.{1,2}\/[^']+\.ts)';/gm;

let sources: Record<string, string> | undefined;

/** @throws where kafkajs could not be made ready */
export async function childSources(): Promise<ChildSources> {
  sources ??= strip([...closure(host)].map((url) => fileURLToPath(url)));
  return { sources, kafkajs: await wholeKafkajs() };
}

function closure(root: URL): Set<string> {
  const found = new Set([root.href]);
  for (const url of found) {
    const source = readFileSync(new URL(url), 'utf8');
    for (const [said, path = ''] of source.matchAll(imported)) {
      if (!/^(?:import|export) type\b/.test(said)) found.add(new URL(path, url).href);
    }
  }
  return found;
}
