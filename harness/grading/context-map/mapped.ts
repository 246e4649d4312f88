// What is known of an answer's map after a season.
import type { ObservedEdge } from '../observed/edges.ts';
import { capability, type Capability } from './season.ts';
import type { ContextMap, MapContext } from './map.ts';

export interface Mapped {
  /** `undefined`: it is not of the form that its type promises. */
  map: ContextMap | undefined;
  /** What was seen between contexts; `null` where the map was not deployed. */
  edges: readonly ObservedEdge[] | null;
  lots: number;
}

/** The capabilities of a context that exist. */
export function capabilitiesOf({ owns }: Pick<MapContext, 'owns'>): Capability[] {
  return owns.map(capability).filter((one) => one !== undefined);
}
