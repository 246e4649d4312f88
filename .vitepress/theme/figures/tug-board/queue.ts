// What waiting comes to where one store does one thing at a time and requests come by chance (M/M/1). Held to a
// simulation of such a queue in queue.test.ts.

/**
 * What a request waits on average before its turn, in units of what it takes itself.
 * @param busy share of the time in which the store works, from 0 on; `Infinity` where more comes than it can do
 */
export function waitAt(busy: number): number {
  return busy < 1 ? busy / (1 - busy) : Infinity;
}

/**
 * In ms: 99 of 100 requests have their answer within this, waiting and work together.
 * @param takes ms that the store works for one request, on average
 */
export function p99At(busy: number, takes: number): number {
  return busy < 1 ? (takes / (1 - busy)) * Math.log(100) : Infinity;
}
