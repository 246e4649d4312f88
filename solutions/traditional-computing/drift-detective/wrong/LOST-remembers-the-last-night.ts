// Keeps its maps from one call to the next.
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

const copied = new Map<string, number>();

export function diff(copy: readonly Row[], table: readonly Row[]): Drift {
  for (const row of copy) copied.set(row.lotId, row.version);
  const real = new Map(table.map((row) => [row.lotId, row.version]));
  const missing = [...real.keys()].filter((lotId) => !copied.has(lotId));
  const ghost = [...copied.keys()].filter((lotId) => !real.has(lotId));
  const stale = [...real]
    .filter(([lotId, version]) => copied.has(lotId) && copied.get(lotId) !== version)
    .map(([lotId]) => lotId);
  return { missing, ghost, stale };
}
