// Objects and loops, from the table to the copy and back.
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
  const kept: Record<string, Row> = {};
  const real: Record<string, Row> = {};
  for (const row of copy) kept[row.lotId] = row;
  for (const row of table) {
    real[row.lotId] = row;
    const mine = kept[row.lotId];
    if (!mine) drift.missing.push(row.lotId);
    else if (mine.version < row.version) drift.stale.push(row.lotId);
  }
  for (const lotId in kept) if (!real[lotId]) drift.ghost.push(lotId);
  return drift;
}
