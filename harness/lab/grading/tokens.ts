// The tokens of TypeScript or JavaScript, as sucrase reads them.
import { getFormattedTokens } from 'sucrase';

export interface Token {
  /** From 1. */
  line: number;
  /** Where it stands in the source, in characters. */
  from: number;
  to: number;
  /** Its kind: a keyword or a mark is its own. */
  label: string;
  /** Its text, or the beginning of it. */
  raw: string;
  isType: boolean;
}

/** Sucrase tells them as a table for people: a heading with the names of the columns, a row a token. */
export function tokensOf(source: string): Token[] {
  const [heading = '', ...rows] = getFormattedTokens(source, {
    transforms: ['typescript'],
    keepUnusedImports: true,
  }).split('\n');
  const begins = [0];
  for (const { index } of source.matchAll(/\n/g)) begins.push(index + 1);
  const at = (line: number, column: number): number => (begins[line - 1] ?? 0) + column - 1;
  const cell = (row: string, name: string, next: string): string =>
    row.slice(heading.indexOf(name), heading.indexOf(next)).trim();
  return rows.map((row) => {
    const [line = 1, column = 1, lastLine = 1, end = 1] = (row.match(/\d+/g) ?? []).map(Number);
    return {
      line,
      from: at(line, column),
      to: at(lastLine, end),
      label: cell(row, 'Label', 'Raw'),
      raw: cell(row, 'Raw', 'contextualKeyword'),
      isType: cell(row, 'isType', 'identifierRole') !== '',
    };
  });
}
