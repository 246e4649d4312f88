// Which rows of a comparison are shown: equal ones are folded, and of many that differ the first ones stand for
// the rest until they are asked for.
import type { Row } from './rows.ts';

export type Shown =
  | { type: 'row'; id: string; row: Row }
  | { type: 'fold'; id: string; kind: 'equal' | 'more'; rows: Row[] };

/** So many that differ are shown before the rest is folded. */
const most = 6;
/** Fewer equal rows than that are not worth a fold. */
const fewest = 3;

/** @param opened ids of folds that were opened */
export function foldedRows(rows: readonly Row[], opened: ReadonlySet<string>): Shown[] {
  const shown: Shown[] = [];
  let differing = 0;
  const hidden = rows.map((row): 'equal' | 'more' | 'shown' => {
    if (!row.differs) return 'equal';
    differing += 1;
    return differing > most ? 'more' : 'shown';
  });
  for (let at = 0; at < rows.length;) {
    const kind = hidden[at] ?? 'shown';
    let end = at + 1;
    // Between rows that differ and are folded, equal ones do not part the fold.
    while (end < rows.length && kind !== 'shown' && hidden[end] === kind) end += 1;
    const stretch = rows.slice(at, end);
    const id = `${kind} ${at}`;
    if (kind === 'shown' || stretch.length < fewest || opened.has(id)) {
      shown.push(
        ...stretch.map((row, index): Shown => ({ type: 'row', id: `${at + index}`, row })),
      );
    } else {
      shown.push({ type: 'fold', id, kind, rows: stretch });
    }
    at = end;
  }
  return shown;
}
