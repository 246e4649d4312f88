// How long a rebuilding takes: what lies there is read at one rate, while more comes at another.

export interface Rebuilding {
  /** Events on the stream. */
  events: number;
  /** Events read a second. */
  reads: number;
  /** Events that come a second meanwhile. */
  comes: number;
}

/** Seconds until the new view has caught up; `Infinity` where it never does. */
export function secondsToRebuild({ events, reads, comes }: Rebuilding): number {
  return reads > comes ? events / (reads - comes) : Infinity;
}

export const stops = {
  events: [100_000, 500_000, 2_000_000, 10_000_000, 50_000_000],
  reads: [1_000, 5_000, 20_000, 50_000],
  comes: [0, 10, 1_000, 4_000, 15_000],
} as const;

export const usual: Rebuilding = { events: 2_000_000, reads: 20_000, comes: 0 };
