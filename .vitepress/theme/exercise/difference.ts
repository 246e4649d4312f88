// Two codes, line by line: what only one of them has, and equal lines around it. Comments are left out, for they
// always differ; how a line is wrapped is no difference.
import { aligned } from './code-tokens.ts';

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

/** Empty where nothing differs but how it is wrapped. @param mine @param theirs as `withoutComments` gives them */
export function difference(mine: string, theirs: string): DiffPart[] {
  const [own, other] = [mine, theirs].map((text) => text.replace(/\n$/, '').split('\n'));
  const { pairs, ...differs } = aligned(mine, theirs);
  const rows: DiffRow[] = [];
  let [at, to] = [0, 0];
  /** Up to these lines, without them: of a stretch that differs, mine first. */
  const upTo = (line: number, otherLine: number): void => {
    while (at < line) add(differs.mine.has(at) ? 'mine' : 'same', at++);
    while (to < otherLine) {
      if (differs.theirs.has(to)) add('theirs', to);
      to += 1;
    }
  };
  const add = (is: DiffRow['is'], line: number): void => {
    rows.push({ is, line, text: (is === 'theirs' ? other : own)?.[line] ?? '' });
  };
  // Only where both are the same they are side by side.
  for (const [line, otherLine] of pairs) if (!differs.mine.has(line)) upTo(line, otherLine);
  upTo(own?.length ?? 0, other?.length ?? 0);
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
