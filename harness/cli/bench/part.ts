// One part of what `npm run bench` measures, as docs/reference/performance.json keeps it: the page of
// figures is made from that file, in both languages.
import type { Text } from '../../grading/text.ts';
import { cut, pad } from '../../reporting/lay-out.ts';

/** A figure or a name, which is the same in both languages; or words. */
export type Cell = string | Text;

export interface Part {
  title: Text;
  /** How it was measured: on what, how often. */
  how: Text;
  head: Cell[];
  rows: Cell[][];
}

/** What performance.json holds. */
export interface Performance {
  /** What it was measured on, a line for each thing that matters. */
  machine: string[];
  parts: Part[];
}

const widest = 48;

/** A table for a terminal. */
export function tableOf(
  { head, rows }: Pick<Part, 'head' | 'rows'>,
  language: 'en' | 'ko',
): string {
  const lines = [head, ...rows].map((line) => line.map((cell) => said(cell, language)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => (at === 0 ? pad(cut(cell, widest), widest + 2) : pad(cell, 18)))
        .join(''),
    )
    .map((line) => line.trimEnd())
    .join('\n');
}

export function said(cell: Cell, language: 'en' | 'ko'): string {
  return typeof cell === 'string' ? cell : cell[language];
}
