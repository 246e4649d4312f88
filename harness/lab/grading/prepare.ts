// Makes of an answer's source what a learner's process can load in a page: no types, and imports that lead to
// modules of the lab. Imports that can lead nowhere are told with their lines, before anything runs.
import { placeAt } from '../../learner/answer.ts';
import type { ShapeProblem } from '../../learner/messages.ts';
import { waysAround } from '../../learner/way-around.ts';
import { importsOf } from './imports.ts';
import { loopBodiesOf, roundOfLoop } from './loops.ts';
import { strip } from './strip.ts';

export interface Prepared {
  /** JavaScript whose imports are URLs. */
  code: string;
}

/** What a dynamic import calls in a process. */
export const importFunction = 'globalThis[Symbol.for("milk-run:import")]';

/**
 * @param source TypeScript, as somebody wrote it
 * @param urlOf where a module of the lab is; `undefined`: there is none of this name
 */
export function prepare(
  source: string,
  urlOf: (specifier: string) => string | undefined,
): Prepared | { problem: ShapeProblem } {
  const stripped = strip(source);
  if ('problem' in stripped) return stripped;
  const { code } = stripped;
  const changes: Change[] = loopBodiesOf(code).map((at) => ({ from: at, to: at, by: roundOfLoop }));
  for (const { specifier, line, isDynamic, from, to } of importsOf(code)) {
    const kind = specifier === undefined ? undefined : refusal(specifier, urlOf);
    if (specifier !== undefined && kind !== undefined) {
      return { problem: { kind, detail: specifier, ...placeAt({ read: () => source }, line) } };
    }
    const by = isDynamic ? importFunction : JSON.stringify(urlOf(specifier ?? ''));
    changes.push({ from, to, by });
  }
  return { code: changed(code, changes) };
}

interface Change {
  /** What is replaced, in characters. */
  from: number;
  to: number;
  by: string;
}

function changed(code: string, changes: readonly Change[]): string {
  const pieces: string[] = [];
  let taken = 0;
  for (const { from, to, by } of changes.toSorted((a, b) => a.from - b.from)) {
    pieces.push(code.slice(taken, from), by);
    taken = to;
  }
  return pieces.join('') + code.slice(taken);
}

/** Why a module cannot be had; `undefined` where it can. */
export function refusal(
  specifier: string,
  urlOf: (specifier: string) => string | undefined,
): ShapeProblem['kind'] | undefined {
  if (urlOf(specifier) !== undefined) return undefined;
  if (waysAround.has(specifier)) return 'way-around';
  if (/^[a-z]+:/.test(specifier) || /^[./#]/.test(specifier)) return 'not-in-a-page';
  return nodesOwn.has(specifier.split('/')[0] ?? '') ? 'not-in-a-page' : 'not-found';
}

const nodesOwn = new Set([
  ...[
    'fs',
    'path',
    'os',
    'stream',
    'url',
    'v8',
    'vm',
    'readline',
    'perf_hooks',
    'module',
    'process',
  ],
  ...['async_hooks', 'dns', 'diagnostics_channel', 'inspector', 'punycode', 'querystring', 'repl'],
  ...['string_decoder', 'test', 'tty', 'wasi', 'sqlite', 'sea', 'assert', 'console', 'constants'],
]);
