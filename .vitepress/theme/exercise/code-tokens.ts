// Which lines of two codes differ by more than how they are wrapped: they are compared word by word, without white
// space, and without the comma that a list may end with.
import { diffArrays } from 'diff';

interface Token {
  text: string;
  line: number;
}

const token = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|[\w$]+|[^\s\w$]/g;

/** @returns for each token that both have, the line of each; and the lines of each that hold another */
export function aligned(
  mine: string,
  theirs: string,
): { pairs: [own: number, other: number][]; mine: Set<number>; theirs: Set<number> } {
  const [own, other] = [tokensOf(mine), tokensOf(theirs)];
  const pairs: [number, number][] = [];
  const differs = { mine: new Set<number>(), theirs: new Set<number>() };
  let [at, to] = [0, 0];
  const parts = diffArrays(own, other, { comparator: (a, b) => a.text === b.text });
  for (const { count, added, removed } of parts) {
    for (let n = 0; n < count; n += 1) {
      const [a, b] = [own[at]?.line ?? 0, other[to]?.line ?? 0];
      if (removed) differs.mine.add(a);
      else if (added) differs.theirs.add(b);
      else pairs.push([a, b]);
      if (!added) at += 1;
      if (!removed) to += 1;
    }
  }
  // A line of one that stands for a line that differs is shown beside it.
  for (let grown = -1; grown !== differs.mine.size + differs.theirs.size;) {
    grown = differs.mine.size + differs.theirs.size;
    for (const [a, b] of pairs) {
      if (differs.mine.has(a)) differs.theirs.add(b);
      if (differs.theirs.has(b)) differs.mine.add(a);
    }
  }
  return { pairs, ...differs };
}

function tokensOf(code: string): Token[] {
  const all: Token[] = [];
  let line = 0;
  let from = 0;
  for (const { 0: text, index } of code.matchAll(token)) {
    line += code.slice(from, index).split('\n').length - 1;
    from = index;
    if (/^[)\]}]$/.test(text) && all.at(-1)?.text === ',') all.pop();
    all.push({ text, line });
  }
  return all;
}
