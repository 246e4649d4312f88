/** How often something may be done: so many at once, and so many a second after that. */
export interface Rate {
  /** `false`: too often. */
  allows(): boolean;
}

/** @param now milliseconds, from any beginning */
export function createRate(
  { burst, perSecond }: { burst: number; perSecond: number },
  now: () => number,
): Rate {
  let left = burst;
  let at = now();
  return {
    allows() {
      const time = now();
      left = Math.min(burst, left + ((time - at) / 1000) * perSecond);
      at = time;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
