// A table that is copied page by page while it changes, as an API with pages has it: rows stand in the order
// in which they last changed, so a row that changes goes to the end, and those behind it move up.
import type { Random } from './random.ts';

export interface GradeRow {
  lotId: string;
  version: number;
  grade: 'A' | 'B' | 'C';
}

/** What happens to the table between two pages: a row is corrected or withdrawn, or a new one comes. */
export type Change =
  { do: 'correct' | 'withdraw'; lotId: string; times?: number } | { do: 'add'; row: GradeRow };

export interface CopiedTable {
  /** The rows as the pages brought them: one may come twice, or not at all. */
  copy: GradeRow[];
  /** The table once the copying is over. */
  truth: GradeRow[];
}

const rowsAPage = 5;

/**
 * @param changes what happens after each page, by the page's number (0 is the first)
 * @param timeoutAt the page that never came, and with it those behind it
 */
export function copyByPages(
  table: readonly GradeRow[],
  changes: Readonly<Record<number, readonly Change[]>>,
  timeoutAt = Infinity,
): CopiedTable {
  let rows = [...table];
  const copy: GradeRow[] = [];
  for (let page = 0; page < timeoutAt; page += 1) {
    const brought = rows.slice(page * rowsAPage, (page + 1) * rowsAPage);
    if (brought.length === 0) break;
    copy.push(...brought);
    rows = changed(rows, changes[page] ?? []);
  }
  // What comes after the page that never came changes the table all the same.
  for (const [page, after] of Object.entries(changes)) {
    if (Number(page) >= timeoutAt) rows = changed(rows, after);
  }
  return { copy, truth: rows };
}

function changed(rows: readonly GradeRow[], changes: readonly Change[]): GradeRow[] {
  let now = [...rows];
  for (const change of changes) {
    if (change.do === 'add') {
      now.push(change.row);
      continue;
    }
    const row = now.find(({ lotId }) => lotId === change.lotId);
    now = now.filter((one) => one !== row);
    if (change.do === 'correct' && row !== undefined) {
      now.push({ ...row, version: row.version + (change.times ?? 1) });
    }
  }
  return now;
}

/** What a copy lacks, has too much, and has in an older version, by lot; of rows of one lot the later holds. */
export function driftOf({
  copy,
  truth,
}: CopiedTable): Record<'missing' | 'ghost' | 'stale', string[]> {
  const copied = new Map(copy.map((row) => [row.lotId, row.version]));
  const real = new Map(truth.map((row) => [row.lotId, row.version]));
  const lots = (from: ReadonlyMap<string, number>): string[] => [...from.keys()];
  return {
    missing: lots(real).filter((lotId) => !copied.has(lotId)),
    ghost: lots(copied).filter((lotId) => !real.has(lotId)),
    stale: lots(real).filter((lotId) => copied.has(lotId) && copied.get(lotId) !== real.get(lotId)),
  };
}

/** Rows of lots `from`, `from + 1`, …, each of some version and grade. */
export function gradeRows(random: Random, from: number, count: number): GradeRow[] {
  return Array.from({ length: count }, (_, index) => ({
    lotId: `lot-${from + index}`,
    version: random.whole(1, 3),
    grade: random.pick<GradeRow['grade']>(['A', 'B', 'C']),
  }));
}
