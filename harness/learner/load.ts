// Loads an answer and says, with its line, why it cannot be used.
import { readFileSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { ShapeProblem } from './messages.ts';
import { WayAround } from './modules.ts';

export type Answer = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** What an answer exports that is no function. */
export type Values = Readonly<Record<string, unknown>>;

export async function loadAnswer(
  path: string,
  exports: readonly string[],
  valueExports: readonly string[] = [],
): Promise<{ answer: Answer; values: Values } | { problem: ShapeProblem }> {
  let loaded: Record<string, unknown>;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    return { problem: { kind: 'unreadable', detail: path, line: null, source: null } };
  }
  try {
    // A module namespace has string keys; what stands behind each is looked at below.
    loaded = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (error) {
    return { problem: importProblem(error, path) };
  }
  const answer: Record<string, (...args: unknown[]) => unknown> = {};
  for (const name of exports) {
    const value = loaded[name];
    if (typeof value !== 'function') {
      const kind = name in loaded ? 'not-a-function' : 'missing-export';
      return { problem: { kind, detail: name, ...declarationOf(name, path) } };
    }
    answer[name] = value as (...args: unknown[]) => unknown;
  }
  const values: Record<string, unknown> = {};
  for (const name of valueExports) {
    const value = loaded[name];
    if (value === undefined || typeof value === 'function') {
      const kind = typeof value === 'function' ? 'not-a-value' : 'missing-value';
      return { problem: { kind, detail: name, ...declarationOf(name, path) } };
    }
    values[name] = value;
  }
  return { answer, values };
}

/** What an exercise supplies beside the answer; each function is given all that the answer exports first. */
export type World = Readonly<
  Record<string, ((answer: Values, ...args: unknown[]) => unknown) | undefined>
>;

export async function loadWorld(path: string | null): Promise<World> {
  if (path === null) return {};
  // The exercise's own file, which verify runs: it exports functions of this shape.
  return { ...((await import(pathToFileURL(path).href)) as World) };
}

function importProblem(error: unknown, path: string): ShapeProblem {
  if (!(error instanceof Error)) {
    return { kind: 'throws-at-import', detail: String(error), line: null, source: null };
  }
  const code = 'code' in error ? String(error.code) : '';
  const place = placeIn(error.stack ?? '', path);
  if (error instanceof WayAround) {
    return { kind: 'way-around', detail: error.message, ...find(path, quoted(error.message)) };
  }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return { kind: 'unreadable', detail: error.message, line: null, source: null };
  }
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    return { kind: 'does-not-strip', detail: error.message, ...place };
  }
  const missing = /does not provide an export named '([^']+)'/.exec(error.message)?.[1];
  if (missing !== undefined) {
    const kind = /^[A-Z]/.test(missing) && isType(missing) ? 'type-as-value' : 'no-such-export';
    return { kind, detail: missing, ...importOf(missing, path) };
  }
  if (code === 'ERR_INVALID_TYPESCRIPT_SYNTAX' || error.name === 'SyntaxError') {
    return { kind: 'does-not-parse', detail: error.message, ...place };
  }
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
    const module = /Cannot find (?:module|package) '([^']+)'/.exec(error.message)?.[1] ?? '';
    const name = module.split('/').at(-1) ?? module;
    return { kind: 'not-found', detail: module, ...find(path, quoted(name.replace(/\.\w+$/, ''))) };
  }
  return { kind: 'throws-at-import', detail: `${error.name}: ${error.message}`, ...place };
}

/** Where in the answer an error happened: `file:line` at the head of a stack, or its first own frame. */
export function placeIn(stack: string, path: string): Pick<ShapeProblem, 'line' | 'source'> {
  const head = /^[^\n]*?:(\d+)\n/.exec(stack)?.[1];
  const escaped = path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const frame = new RegExp(`${escaped}:(\\d+)`).exec(stack)?.[1];
  return lineOf(path, Number(frame ?? head ?? Number.NaN));
}

/** The types of kafkajs are declared in its types file and nowhere at run time. */
function isType(name: string): boolean {
  const types = readFileSync(new URL('./types/index.d.ts', import.meta.resolve('kafkajs')), 'utf8');
  return new RegExp(`export (?:interface|type) ${name}\\b`).test(types);
}

/** A pattern for an import of the module. */
function quoted(name: string): RegExp {
  return new RegExp(
    `['"\`][^'"\`]*${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^'"\`]*['"\`]`,
  );
}

function importOf(name: string, path: string): Pick<ShapeProblem, 'line' | 'source'> {
  return find(path, new RegExp(`^(?!\\s*//).*\\b${name}\\b`));
}

function declarationOf(name: string, path: string): Pick<ShapeProblem, 'line' | 'source'> {
  return find(path, new RegExp(`\\b(?:function|const|let|var|class|as)\\s+${name}\\b`));
}

function find(path: string, pattern: RegExp): Pick<ShapeProblem, 'line' | 'source'> {
  const lines = readFileSync(path, 'utf8').split('\n');
  const at = lines.findIndex((line) => pattern.test(line));
  return lineOf(path, at < 0 ? Number.NaN : at + 1);
}

function lineOf(path: string, line: number): Pick<ShapeProblem, 'line' | 'source'> {
  if (!Number.isInteger(line)) return { line: null, source: null };
  return { line, source: readFileSync(path, 'utf8').split('\n')[line - 1]?.trimEnd() ?? null };
}
