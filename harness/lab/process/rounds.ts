// Ends a loop of the answer's that lets nothing else happen, from inside. The harness has by then ended the
// process for it; but not every browser stops what a worker does at that moment, and each round may take memory.

/** Longer than the harness lets a process be busy, so that it is the harness that tells. */
const limitMs = 6_000;
/** Most rounds are not worth a look at the clock. */
const mostSkipped = 63;

/** @returns what is called in each round of a loop */
export function watchRounds(): () => true {
  const now = performance.now.bind(performance);
  const { port1, port2 } = new MessageChannel();
  let begun: number | undefined;
  let looked = 0;
  let skipped = 0;
  let toSkip = 0;
  // Comes when the event loop goes round.
  port2.onmessage = () => (begun = undefined);

  return () => {
    if (skipped < toSkip) {
      skipped += 1;
      return true;
    }
    const at = now();
    toSkip = at - looked < 1 ? Math.min(2 * toSkip + 1, mostSkipped) : 0;
    skipped = 0;
    looked = at;
    if (begun === undefined) {
      begun = at;
      port1.postMessage(null);
    } else if (at - begun > limitMs) {
      throw new Error(`A loop has let nothing else happen for ${limitMs / 1000} s`);
    }
    return true;
  };
}
