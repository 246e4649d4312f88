// Takes the types out of an answer, as Node does it: what is more than a type is refused, not translated. Lines
// stay where they are.
import { transform, type Options } from 'sucrase';
import { placeAt } from '../../learner/answer.ts';
import type { ShapeProblem } from '../../learner/messages.ts';
import { tokensOf, type Token } from './tokens.ts';

const options: Options = {
  transforms: ['typescript'],
  disableESTransforms: true,
  // As with `verbatimModuleSyntax`: only what says `type` is a type.
  keepUnusedImports: true,
  preserveDynamicImport: true,
};

export function strip(source: string): { code: string } | { problem: ShapeProblem } {
  const text = { read: () => source };
  try {
    const { code } = transform(source, options);
    const more = moreThanTypes(tokensOf(source));
    if (more === undefined) return { code };
    const { what: detail, line } = more;
    return { problem: { kind: 'does-not-strip', detail, ...placeAt(text, line) } };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const [, detail = said, line] =
      /^(?:Error transforming [^:]*: )?(.*?) \((\d+):\d+\)$/s.exec(said) ?? [];
    const place = placeAt(text, line === undefined ? null : Number(line));
    return { problem: { kind: 'does-not-parse', detail, ...place } };
  }
}

const modifiers = new Set(['public', 'private', 'protected', 'readonly', 'override']);

/** The first that is no mere type, in Node's words. */
function moreThanTypes(tokens: readonly Token[]): { what: string; line: number } | undefined {
  const found = tokens.findIndex((_, at) => nameOf(tokens, at) !== undefined);
  const what = nameOf(tokens, found);
  return what === undefined ? undefined : { what, line: tokens[found]?.line ?? 1 };
}

function nameOf(tokens: readonly Token[], at: number): string | undefined {
  const [before, token, next, afterNext] = [at - 1, at, at + 1, at + 2].map((one) => tokens[one]);
  if (token === undefined) return undefined;
  if (token.label === 'enum' && !token.isType) return 'TypeScript enum is not supported';
  // Their contents count as types here; those that are declared have it said before.
  const isScope = token.raw === 'namespace' || token.raw === 'module';
  if (isScope && token.isType && before?.raw !== 'declare' && next?.label === 'name') {
    return token.raw === 'namespace'
      ? 'TypeScript namespace declaration is not supported'
      : '`module` keyword is not supported. Use `namespace` instead.';
  }
  const inParameters = before?.label === '(' || before?.label === ',';
  if (modifiers.has(token.label) && !token.isType && inParameters && next?.label !== ':') {
    return 'TypeScript parameter property is not supported';
  }
  if (token.label === 'import' && next?.label === 'name' && afterNext?.label === '=') {
    return 'TypeScript import equals declaration is not supported';
  }
  if (token.label === 'export' && next?.label === '=') {
    return 'TypeScript export assignment is not supported';
  }
  return undefined;
}
