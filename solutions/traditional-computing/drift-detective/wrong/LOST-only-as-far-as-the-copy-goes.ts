// Compares row by row, as far as the copy goes.
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

export function diff(copy: readonly Row[], table: readonly Row[]): Drift {
  const drift: Drift = { missing: [], ghost: [], stale: [] };
  for (const [at, row] of copy.entries()) {
    const other = table[at];
    if (other === undefined) drift.ghost.push(row.lotId);
    else if (other.lotId === row.lotId && other.version !== row.version)
      drift.stale.push(row.lotId);
  }
  return drift;
}
