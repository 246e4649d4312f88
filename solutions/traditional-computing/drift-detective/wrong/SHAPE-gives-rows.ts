// Gives the rows instead of their lots.
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
  const copied = new Map(copy.map((row) => [row.lotId, row]));
  const real = new Map(table.map((row) => [row.lotId, row]));
  return {
    missing: [...real.values()].filter(({ lotId }) => !copied.has(lotId)),
    ghost: [...copied.values()].filter(({ lotId }) => !real.has(lotId)),
    stale: [...real.values()].filter(
      ({ lotId, version }) => copied.has(lotId) && copied.get(lotId)?.version !== version,
    ),
  };
}
