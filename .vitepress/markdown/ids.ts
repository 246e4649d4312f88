// Ids that a page gives to its predictions and recalls: answers are kept under them, so they are
// well formed and not given twice.
import type { Block } from './blocks.ts';
import { problem } from './problem.ts';

/** @returns the id, now taken */
export function takeId({ env, line }: Block, id: string | undefined, kind: string): string {
  if (id === undefined || !/^[a-z][a-z0-9-]*$/.test(id)) {
    throw problem(env, line, `${kind} needs an id such as “how-many”, not “${id ?? ''}”`);
  }
  const taken = (env.idsTaken ??= new Set());
  if (taken.has(`${kind} ${id}`)) throw problem(env, line, `${kind} ${id} is on this page already`);
  taken.add(`${kind} ${id}`);
  return id;
}
