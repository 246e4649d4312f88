// Types are stripped by the harness, which has the stripper at hand: the first use of it in a process costs
// more than all of a learner's process that waits, and a run may need many of those.
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { LearnerCode } from './code.ts';

/**
 * What is to run of TypeScript files, by their URLs. One that cannot be read or stripped is not among them:
 * the process that is to load it finds out by itself, and says why.
 */
export function strip(paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    paths.flatMap((path) => {
      try {
        return [[pathToFileURL(path).href, stripTypeScriptTypes(readFileSync(path, 'utf8'))]];
      } catch {
        return [];
      }
    }),
  );
}

/** An answer in a file, and the file beside it; both by absolute paths. */
export function codeAt(answer: string, world: string | null): LearnerCode {
  return {
    answer,
    world,
    stripped: () => strip([answer, ...(world === null ? [] : [world])]),
  };
}
