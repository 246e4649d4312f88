// Real time for a figure that plays: one animation frame after the other, as long as somebody wants it.

export interface Ticker {
  /** Calls `tick` with the ms that passed since the last call, until it is stopped. */
  start(tick: (ms: number) => void): () => void;
}

/** ms: a page that was hidden goes on where it was, and does not catch up. */
const longest = 100;

export const frameTicker: Ticker = {
  start(tick) {
    let last = performance.now();
    let handle = requestAnimationFrame(function next(now) {
      const passed = Math.min(longest, Math.max(0, now - last));
      last = now;
      handle = requestAnimationFrame(next);
      tick(passed);
    });
    return () => cancelAnimationFrame(handle);
  },
};
