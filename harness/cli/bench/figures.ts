// Figures of a number of times, and tables of them.

/** The value that so large a part (0–1) of the times is not above. */
export function percentile(times: readonly number[], part: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** Median and 95th percentile, in whole ms. */
export function p50p95(times: readonly number[]): [string, string] {
  return [Math.round(percentile(times, 0.5)), Math.round(percentile(times, 0.95))].map(
    (ms) => `${ms} ms`,
  ) as [string, string];
}
