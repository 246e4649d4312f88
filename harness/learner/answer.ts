// Takes an answer's module and says, with its line, why it cannot be used: the same for a file of Node's and
// for a module in a page.
import type { ShapeProblem } from './messages.ts';
import { WayAround } from './way-around.ts';

export type Answer = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** What an answer exports that is no function. */
export type Values = Readonly<Record<string, unknown>>;

export type Taken = { answer: Answer; values: Values } | { problem: ShapeProblem };

/** What an exercise supplies beside the answer; each function is given all that the answer exports first. */
export type World = Readonly<
  Record<string, ((answer: Values, ...args: unknown[]) => unknown) | undefined>
>;

/** Where an answer stands, for whoever has to say where in it something is wrong. */
export interface AnswerText {
  /** As a stack names it. */
  path: string;
  /** What somebody wrote. */
  read(): string;
  /** Whether kafkajs declares a type of this name. */
  isType(name: string): boolean;
}

export interface Wanted {
  /** Functions. */
  exports: readonly string[];
  /** Exports that are no functions. */
  values: readonly string[];
}

/** @param load imports it */
export async function takeAnswer(
  load: () => Promise<Readonly<Record<string, unknown>>>,
  text: AnswerText,
  wanted: Wanted,
): Promise<Taken> {
  let loaded: Readonly<Record<string, unknown>>;
  try {
    loaded = await load();
  } catch (error) {
    return { problem: importProblem(error, text) };
  }
  const answer: Record<string, (...args: unknown[]) => unknown> = {};
  for (const name of wanted.exports) {
    const value = loaded[name];
    if (typeof value !== 'function') {
      const kind = name in loaded ? 'not-a-function' : 'missing-export';
      return { problem: { kind, detail: name, ...declarationOf(name, text) } };
    }
    answer[name] = value as (...args: unknown[]) => unknown;
  }
  const values: Record<string, unknown> = {};
  for (const name of wanted.values) {
    const value = loaded[name];
    if (value === undefined || typeof value === 'function') {
      const kind = typeof value === 'function' ? 'not-a-value' : 'missing-value';
      return { problem: { kind, detail: name, ...declarationOf(name, text) } };
    }
    values[name] = value;
  }
  return { answer, values };
}

function importProblem(error: unknown, text: AnswerText): ShapeProblem {
  if (!(error instanceof Error)) {
    return { kind: 'throws-at-import', detail: String(error), line: null, source: null };
  }
  const code = 'code' in error ? String(error.code) : '';
  const place = placeAt(text, lineIn(error.stack ?? '', text.path));
  if (error instanceof WayAround) {
    return { kind: 'way-around', detail: error.message, ...find(text, quoted(error.message)) };
  }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
    return { kind: 'unreadable', detail: error.message, line: null, source: null };
  }
  if (code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
    return { kind: 'does-not-strip', detail: error.message, ...place };
  }
  const missing = missingExport(error.message);
  if (missing !== undefined) {
    const kind =
      /^[A-Z]/.test(missing) && text.isType(missing) ? 'type-as-value' : 'no-such-export';
    return { kind, detail: missing, ...importOf(missing, text) };
  }
  if (code === 'ERR_INVALID_TYPESCRIPT_SYNTAX' || error.name === 'SyntaxError') {
    return { kind: 'does-not-parse', detail: error.message, ...place };
  }
  if (code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') {
    const module = /Cannot find (?:module|package) '([^']+)'/.exec(error.message)?.[1] ?? '';
    const name = module.split('/').at(-1) ?? module;
    return { kind: 'not-found', detail: module, ...find(text, quoted(name.replace(/\.\w+$/, ''))) };
  }
  return { kind: 'throws-at-import', detail: `${error.name}: ${error.message}`, ...place };
}

/** The name in the words of V8, SpiderMonkey and JavaScriptCore for an import that nothing exports. */
function missingExport(message: string): string | undefined {
  return [
    /does not provide an export named '([^']+)'/,
    /doesn't provide an export named: '([^']+)'/,
    /Importing binding name '([^']+)' is not found/,
  ]
    .map((words) => words.exec(message)?.[1])
    .find((name) => name !== undefined);
}

/** Where in a file an error happened: `file:line` at the head of a stack, or its first own frame. */
export function lineIn(stack: string, path: string): number | null {
  const head = /^[^\n]*?:(\d+)\n/.exec(stack)?.[1];
  const escaped = path.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const frame = new RegExp(`${escaped}:(\\d+)`).exec(stack)?.[1];
  const line = Number(frame ?? head ?? Number.NaN);
  return Number.isInteger(line) ? line : null;
}

/** A pattern for an import of the module. */
export function quoted(name: string): RegExp {
  return new RegExp(
    `['"\`][^'"\`]*${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}[^'"\`]*['"\`]`,
  );
}

type Place = Pick<ShapeProblem, 'line' | 'source'>;

function importOf(name: string, text: AnswerText): Place {
  return find(text, new RegExp(`^(?!\\s*//).*\\b${name}\\b`));
}

function declarationOf(name: string, text: AnswerText): Place {
  return find(text, new RegExp(`\\b(?:function|const|let|var|class|as)\\s+${name}\\b`));
}

function find(text: AnswerText, pattern: RegExp): Place {
  const at = text
    .read()
    .split('\n')
    .findIndex((line) => pattern.test(line));
  return placeAt(text, at < 0 ? null : at + 1);
}

/** @param line counted from 1 */
export function placeAt(text: Pick<AnswerText, 'read'>, line: number | null): Place {
  if (line === null) return { line: null, source: null };
  return { line, source: text.read().split('\n')[line - 1]?.trimEnd() ?? null };
}
