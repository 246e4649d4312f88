// Where JavaScript goes round, so that a loop without an end can be ended from inside. Chromium does not always
// end a worker whose loop never waits, whatever `terminate()` says: it goes on, and fills the page's memory.
import { tokensOf, type Token } from './tokens.ts';

/** Begins the body of a loop, whatever statement that is: it is called each time round, and is true or throws. */
export const roundOfLoop = ' if(globalThis[Symbol.for("milk-run:round")]())';

/** Where the bodies of all loops begin, in characters. */
export function loopBodiesOf(code: string): number[] {
  const tokens = tokensOf(code);
  const closing = new Set<number>();
  return tokens.flatMap(({ label, to }, at) => {
    if (label === 'do') {
      closing.add(whileOf(tokens, at));
      return [to];
    }
    if (label !== 'for' && (label !== 'while' || closing.has(at))) return [];
    const opens = tokens[at + 1]?.raw === 'await' ? at + 2 : at + 1;
    return tokens[closes(tokens, opens)]?.to ?? [];
  });
}

/** The `while` at the end of the `do` that stands here. */
function whileOf(tokens: readonly Token[], at: number): number {
  let after = at + 1;
  while (after < tokens.length && tokens[after]?.label !== 'while')
    after = closes(tokens, after) + 1;
  return after;
}

/** Where the bracket that opens here is closed; any other token is its own end. */
function closes(tokens: readonly Token[], at: number): number {
  let depth = 0;
  for (let end = at; end < tokens.length; end += 1) {
    const label = tokens[end]?.label ?? '';
    if (/^(?:\(|\[|\{|\$\{)$/.test(label)) depth += 1;
    else if (/^[)\]}]$/.test(label)) depth -= 1;
    if (depth <= 0) return end;
  }
  return tokens.length;
}
