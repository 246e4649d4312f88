// Sorts both sides and walks through them together.
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
  const byLot = (a: Row, b: Row): number => (a.lotId < b.lotId ? -1 : a.lotId > b.lotId ? 1 : 0);
  const latest = copy.filter((row, at) => !copy.slice(at + 1).some((l) => l.lotId === row.lotId));
  const mine = [...latest].sort(byLot);
  const theirs = [...table].sort(byLot);
  const drift: Drift = { missing: [], ghost: [], stale: [] };
  let [i, j] = [0, 0];
  for (;;) {
    const [one, other] = [mine[i], theirs[j]];
    if (one === undefined && other === undefined) return drift;
    if (other === undefined || (one !== undefined && one.lotId < other.lotId)) {
      drift.ghost.push(one?.lotId ?? '');
      i += 1;
    } else if (one === undefined || other.lotId < one.lotId) {
      drift.missing.push(other.lotId);
      j += 1;
    } else {
      if (one.version !== other.version) drift.stale.push(one.lotId);
      i += 1;
      j += 1;
    }
  }
}
