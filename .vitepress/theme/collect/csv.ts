// A table as CSV (RFC 4180) that spreadsheets open without running anything in it.

export type Cell = string | number | null;

/** Excel takes a file without it for one in the machine's old encoding, and Korean names with it. */
const byteOrderMark = '\uFEFF';

export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = asText(value);
  return /[",\r\n;\t]/.test(text) || text !== text.trim()
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

/**
 * A spreadsheet runs what begins like a formula, also behind spaces or a line's end; an apostrophe before it
 * makes it text. Wide forms of the signs count as the signs.
 */
function asText(value: string): string {
  return /^[\s\p{C}]*[=+\-@|%＝＋－＠]/u.test(value) || /^[\t\r\n]/.test(value)
    ? `'${value}`
    : value;
}
