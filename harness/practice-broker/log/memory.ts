// How many bytes of records the broker holds over all partitions, and how many it may.

export interface Memory {
  readonly used: number;
  readonly limit: number;
  /** Whether so many bytes more may be held; then they count from now on. */
  take(bytes: number): boolean;
  /** Counts bytes that must be held, limit or not. */
  force(bytes: number): void;
  give(bytes: number): void;
}

export function createMemory(limit: number): Memory {
  let used = 0;
  return {
    limit,
    get used() {
      return used;
    },
    take(bytes) {
      if (used + bytes > limit) return false;
      used += bytes;
      return true;
    },
    force: (bytes) => void (used += bytes),
    give: (bytes) => void (used -= bytes),
  };
}
