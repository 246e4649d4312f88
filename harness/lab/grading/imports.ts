// Where JavaScript imports something, by a statement or by a call.
import { tokensOf, type Token } from './tokens.ts';

export interface Import {
  /** `undefined` where it is only known when it runs. */
  specifier: string | undefined;
  isDynamic: boolean;
  /** From 1. */
  line: number;
  /** What is to be replaced: the specifier with its quotes, or the word `import` of a call. */
  from: number;
  to: number;
}

export function importsOf(code: string): Import[] {
  const tokens = tokensOf(code);
  const text = ({ from, to }: Token): string => code.slice(from + 1, to - 1);
  return tokens.flatMap((token, index): Import[] => {
    // A field of something that is called so.
    if (tokens[index - 1]?.label === '.') return [];
    const next = tokens[index + 1];
    if (token.label === 'import' && next?.label === '(') {
      const [given, end] = tokens.slice(index + 2);
      const isKnown = given?.label === 'string' && (end?.label === ')' || end?.label === ',');
      const { line, from, to } = token;
      return [{ specifier: isKnown ? text(given) : undefined, isDynamic: true, line, from, to }];
    }
    const from = specifierAfter(tokens, index);
    if (from === undefined) return [];
    return [
      { specifier: text(from), isDynamic: false, line: from.line, from: from.from, to: from.to },
    ];
  });
}

/** The specifier of the import or export that begins here. */
function specifierAfter(tokens: readonly Token[], index: number): Token | undefined {
  const [token, next] = tokens.slice(index);
  if (token?.label === 'import') {
    if (next?.label === 'string') return next;
    const isStatement = next?.label === 'name' || next?.label === '{' || next?.label === '*';
    return isStatement ? stringAfterFrom(tokens, index + 1) : undefined;
  }
  if (token?.label !== 'export') return undefined;
  if (next?.label === '*') return stringAfterFrom(tokens, index + 1);
  if (next?.label !== '{') return undefined;
  const end = tokens.findIndex(({ label }, at) => at > index && label === '}');
  return tokens[end + 1]?.raw === 'from' ? stringAfterFrom(tokens, end + 1) : undefined;
}

function stringAfterFrom(tokens: readonly Token[], index: number): Token | undefined {
  return tokens.find(
    ({ label }, at) => at > index && label === 'string' && tokens[at - 1]?.raw === 'from',
  );
}
