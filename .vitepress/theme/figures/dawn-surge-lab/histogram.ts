// Counts durations in steps of a fiftieth: exact enough to draw, and as small for a million as for one.

export interface Histogram {
  add(seconds: number): void;
  /** The duration which this share (0 to 1) does not go beyond; 0 where there is none. */
  quantile(share: number): number;
}

export function createHistogram(): Histogram {
  const finest = 0.001;
  const counts: number[] = [];
  let all = 0;
  return {
    add(seconds) {
      const bin = Math.max(0, Math.round(Math.log(Math.max(seconds, finest) / finest) * 50));
      // Without holes: then it stays a plain row of numbers.
      while (counts.length <= bin) counts.push(0);
      counts[bin] = (counts[bin] ?? 0) + 1;
      all += 1;
    },
    quantile(share) {
      let left = share * all;
      for (let bin = 0; bin < counts.length; bin += 1) {
        left -= counts[bin] ?? 0;
        if (left <= 0 && all > 0) return finest * Math.exp(bin / 50);
      }
      return 0;
    },
  };
}
