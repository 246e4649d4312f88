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
  /** Somatic cells, in thousands per millilitre. */
  cells: number;
  /** Colonies, in thousands per millilitre. */
  bacteria: number;
  antibiotic: 'negative' | 'positive';
}
