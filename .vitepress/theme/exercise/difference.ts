// Two codes, line by line: what only one of them has, and equal lines around it. Comments are left out, for they
// always differ.
import { diffLines } from 'diff';

export interface DiffRow {
  is: 'same' | 'mine' | 'theirs';
  text: string;
  /** Of its line in the code as it stands without comments, from 0: mine where it is mine or the same, else theirs. */
  line: number;
}

/** Rows, and between them how many equal lines are left out. */
export type DiffPart = DiffRow | { is: 'gap'; lines: number };

/** How many equal lines stand around what differs. */
const context = 2;

/** Empty where nothing differs. @param mine @param theirs as `withoutComments` gives them */
export function difference(mine: string, theirs: string): DiffPart[] {
  const rows: DiffRow[] = [];
  let [own, other] = [0, 0];
  for (const { value, added, removed } of diffLines(mine, theirs)) {
    for (const text of value.replace(/\n$/, '').split('\n')) {
      if (added) rows.push({ is: 'theirs', text, line: other++ });
      else {
        rows.push({ is: removed ? 'mine' : 'same', text, line: own++ });
        if (!removed) other += 1;
      }
    }
  }
  return withGaps(rows);
}

function withGaps(rows: readonly DiffRow[]): DiffPart[] {
  const near = rows.map((_, at) =>
    rows.slice(Math.max(0, at - context), at + context + 1).some(({ is }) => is !== 'same'),
  );
  if (!near.includes(true)) return [];
  const parts: DiffPart[] = [];
  for (const [at, row] of rows.entries()) {
    const last = parts.at(-1);
    if (near[at] === true) parts.push(row);
    else if (last?.is === 'gap') last.lines += 1;
    else parts.push({ is: 'gap', lines: 1 });
  }
  return parts;
}

/** Without lines that are only comment, and without empty lines. */
export function withoutComments(text: string): string {
  const code = text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^\s*(\/\/|\/\*|\*( |\/|$))/.test(line));
  return `${code.join('\n')}\n`;
}
