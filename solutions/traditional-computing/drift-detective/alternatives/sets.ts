// Sets and their differences.
export interface Row {
  lotId: string;
  version: number;
  grade: 'A' | 'B' | 'C';
}

export interface Drift {
  missing: string[];
  ghost: string[];
  stale: string[];
}

const newest = (rows: readonly Row[], lotId: string) => rows.findLast((row) => row.lotId === lotId);

export const diff = (copy: readonly Row[], table: readonly Row[]): Drift => {
  const mine = new Set(copy.map(({ lotId }) => lotId));
  const theirs = new Set(table.map(({ lotId }) => lotId));
  return {
    stale: [...mine].filter(
      (lotId) =>
        theirs.has(lotId) && newest(copy, lotId)?.version !== newest(table, lotId)?.version,
    ),
    ghost: [...mine].filter((lotId) => !theirs.has(lotId)),
    missing: [...theirs].filter((lotId) => !mine.has(lotId)),
  };
};
