// Drift detective: how far is the copy from what it was copied from?
//
// The bonus service is new and has a store of its own. Each night it asks Settlement's API for all grades, page
// after page, and keeps what comes. Grades change while the pages are read, some are withdrawn, and sometimes
// a page never comes. In the morning somebody lays the copy beside the table and asks you what is wrong.

/** The grade of a lot, as a row of Settlement's table has it. */
export interface Row {
  lotId: string;
  /** 1 at first, and 1 more at each change of the row. */
  version: number;
  grade: 'A' | 'B' | 'C';
}

/** The ids of the lots that are wrong, each once, in any order. */
export interface Drift {
  /** The table has a row, and the copy has none. */
  missing: string[];
  /** The copy has a row, and the table has none any more. */
  ghost: string[];
  /** Both have one, and that of the copy is of another version, whatever else it says. */
  stale: string[];
}

/**
 * Compares the copy with the table.
 * @param copy all rows in the order in which the pages brought them. A row that changed in between may have come
 * twice. The bonus service keeps rows by `lotId`, so the later one holds.
 * @param table the rows in Settlement's table as it is now, one a lot
 */
export function diff(copy: readonly Row[], table: readonly Row[]): Drift {
  throw new Error('diff is yours to write.');
}
