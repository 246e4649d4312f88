// What goes into the shared database as one, and what comes out of it to who follows its commits. Plain data, as it
// stands in a run's history.

/** One row that was put or deleted. */
export interface RowChange {
  key: string;
  value?: unknown;
  deleted?: true;
}

/** One commit: everything in it was done at once. */
export interface Committed {
  /** 1 for the first of the run. */
  number: number;
  changes: readonly RowChange[];
}

/** What a transaction asks for in the end: it is done only where all that it read is still so. */
export interface Transacted {
  changes: readonly RowChange[];
  read: {
    /** `none`: there was no row of that key. */
    rows: readonly { key: string; value?: unknown; none?: true }[];
    /** What was there of keys that begin so. */
    lists: readonly { prefix: string; keys: readonly string[] }[];
  };
}
