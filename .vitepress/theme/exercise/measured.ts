// What a run measured, as a check says it: lines of words, and lines of cells that stand in columns in a terminal.
import type { HistoryEventOf } from '../../../harness/grading/history.ts';
import type { Text } from '../../../harness/grading/text.ts';

export type MeasuredPart =
  | { is: 'words'; text: string }
  /** Each row begins with what it is about; the first names the columns. */
  | { is: 'table'; head: string[]; rows: string[][] };

/** What stands above it all: the check's own heading, where it gives one, which ends in a colon. */
export function measuredTitle(
  parts: readonly MeasuredPart[],
  usual: string,
): { title: string; parts: readonly MeasuredPart[] } {
  const [first, ...others] = parts;
  if (first?.is !== 'words' || !first.text.endsWith(':')) return { title: usual, parts };
  return { title: first.text, parts: others };
}

/** Lines about somebody that have equally many cells, three at least, make a table. */
export function measuredParts(
  events: readonly HistoryEventOf<'harness'>[],
  inWords: (text: Text) => string,
): MeasuredPart[] {
  const parts: MeasuredPart[] = [];
  for (const { process, did } of events) {
    const text = inWords(did).trim();
    const cells = text.split(/\s+/);
    const last = parts.at(-1);
    if (process === null || cells.length < 3) {
      parts.push({ is: 'words', text: process === null ? text : `${process} ${text}` });
    } else if (last?.is === 'table' && last.head.length === cells.length + 1 && isMarks(cells)) {
      last.rows.push([process, ...cells]);
    } else {
      parts.push({ is: 'table', head: [process, ...cells], rows: [] });
    }
  }
  return parts;
}

/** A row of a table has signs; a line of names begins another one. */
function isMarks(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.length <= 2);
}
