// A lot that is on both sides is all right.
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
  // Of two rows of one lot the later one replaces the earlier, as it did in the bonus service.
  const copied = new Map(copy.map((row) => [row.lotId, row.version]));
  const real = new Map(table.map((row) => [row.lotId, row.version]));
  const missing = [...real.keys()].filter((lotId) => !copied.has(lotId));
  const ghost = [...copied.keys()].filter((lotId) => !real.has(lotId));
  const stale = [...real]
    .filter(([lotId, version]) => copied.has(lotId) && version < 0)
    .map(([lotId]) => lotId);
  return { missing, ghost, stale };
}
