// Gives sets, which nobody can read as JSON.
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

export function diff(copy: readonly Row[], table: readonly Row[]) {
  const copied = new Map(copy.map((row) => [row.lotId, row.version]));
  const real = new Map(table.map((row) => [row.lotId, row.version]));
  const lots = [...real.keys()];
  return {
    missing: new Set(lots.filter((lotId) => !copied.has(lotId))),
    ghost: new Set([...copied.keys()].filter((lotId) => !real.has(lotId))),
    stale: new Set(lots.filter((lotId) => copied.get(lotId) !== real.get(lotId))),
  };
}
