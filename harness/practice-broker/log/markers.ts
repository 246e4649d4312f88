// Where a transaction's end is written into a partition.
import type { State } from '../state.ts';

export interface Marker {
  producerId: bigint;
  producerEpoch: number;
  control: 'commit' | 'abort';
}

/** There are no logs yet, so there is no partition that could be in a transaction. */
export function appendMarker(
  _state: State,
  topic: string,
  partition: number,
  _marker: Marker,
): void {
  throw new Error(`${topic}-${partition} has no log`);
}
