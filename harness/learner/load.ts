// Loads an answer, and what the exercise supplies beside it, from files.
import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { takeAnswer, type Taken, type Wanted, type World } from './answer.ts';

export async function loadAnswer(path: string, wanted: Wanted): Promise<Taken> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    return { problem: { kind: 'unreadable', detail: path, line: null, source: null } };
  }
  return takeAnswer(
    // A module namespace has string keys; what stands behind each is looked at there.
    async () => (await import(pathToFileURL(path).href)) as Record<string, unknown>,
    { path, read: () => readFileSync(path, 'utf8'), isType },
    wanted,
  );
}

export async function loadWorld(path: string | null): Promise<World> {
  if (path === null) return {};
  // The exercise's own file, which verify runs: it exports functions of this shape.
  return { ...((await import(pathToFileURL(path).href)) as World) };
}

/** The types of kafkajs are declared in its types file and nowhere at run time. */
function isType(name: string): boolean {
  const types = readFileSync(new URL('./types/index.d.ts', import.meta.resolve('kafkajs')), 'utf8');
  return new RegExp(`export (?:interface|type) ${name}\\b`).test(types);
}
