// The co-op's records, as they stand in events. One file, because the whole story shares them.

/** One collection of milk at one farm; `collection.pickups`. */
export interface Pickup {
  /** Names the sample bottle that was filled; no two pickups share it. */
  lotId: string;
  farmId: string;
  tankerId: string;
  litres: number;
  tempC: number;
}

/** A farm that owns a share of the co-op; `membership.farms`. */
export interface Farm {
  farmId: string;
  name: string;
  cows: number;
}

/** What the lab found in one sample bottle; `quality.lab-results`. */
export interface LabResult {
  /** The bottle's, and so the pickup's. */
  lotId: string;
  farmId: string;
  /** Percent of the milk's weight. */
  fat: number;
  /** Percent of the milk's weight. */
  protein: number;
  /** Somatic cells, in thousands a millilitre; absent where the probe failed. */
  cells?: number;
  /** Bacteria, in thousands a millilitre. */
  bacteria: number;
  antibiotic: 'positive' | 'negative';
}

/** What one lot is worth; `quality.grades`. */
export interface Grade {
  lotId: string;
  farmId: string;
  grade: 'A' | 'B' | 'C';
}

/** What the co-op owes a farm for one lot; `settlement.payables`. */
export interface Payable {
  lotId: string;
  farmId: string;
  kgFat: number;
  kgProtein: number;
  /** Won. */
  amount: number;
}
