// What the co-op really does over a season: nine capabilities, what each writes for a lot and what it reads. Two
// of the readings nobody tells of. Deployed by a map, each context is one process.
import { observedEdges, type ObservedEdge } from '../observed/edges.ts';
import type { Part } from '../observed/part.ts';
import type { HistoryEvent } from '../history.ts';
import type { ContextMap } from './map.ts';

export interface Capability {
  name: string;
  team: string;
  /** Topics, and how many records of each a lot causes. */
  writes: Readonly<Record<string, number>>;
  reads: readonly string[];
  terms: Readonly<Record<string, string>>;
}

export const capabilities: readonly Capability[] = [
  {
    ...{ name: 'collect', team: 'Road', writes: { 'collection.pickups': 1 } },
    reads: ['collection.stops', 'membership.farms'],
    terms: { milk: 'litres at a gate', farm: 'a gate with a tank' },
  },
  {
    ...{ name: 'route', team: 'Road', writes: { 'collection.stops': 3 } },
    reads: ['membership.farms'],
    terms: { farm: 'a gate with a tank', stop: 'a gate at an hour' },
  },
  {
    ...{ name: 'test', team: 'Laboratory' },
    writes: { 'quality.readings': 6, 'quality.lab-results': 1 },
    reads: ['collection.pickups'],
    terms: { milk: 'a bottle to be tested', reading: 'one number of one machine' },
  },
  {
    ...{ name: 'grade', team: 'Laboratory', writes: { 'quality.grades': 1 } },
    // Dolmun’s scores help out when a probe fails; nobody remembers.
    reads: ['quality.readings', 'quality.lab-results', 'dolmun.scores'],
    terms: { milk: 'a bottle to be tested', grade: 'A, B or C' },
  },
  {
    ...{ name: 'score', team: 'Dolmun', writes: { 'dolmun.scores': 1 }, reads: [] },
    terms: { milk: 'a vat to be ripened', grade: '0 to 100' },
  },
  {
    ...{ name: 'fill', team: 'Plant', writes: { 'processing.silo-levels': 1 } },
    reads: ['collection.pickups'],
    terms: { milk: 'hectolitres in a silo' },
  },
  {
    ...{ name: 'pay', team: 'Office', writes: { 'settlement.payables': 1 } },
    reads: ['collection.pickups', 'quality.grades', 'membership.farms'],
    terms: { milk: 'kilograms of fat and protein', farm: 'an account', grade: 'A, B or C' },
  },
  {
    ...{ name: 'register', team: 'Office', writes: { 'membership.farms': 1 }, reads: [] },
    terms: { farm: 'a member with a vote' },
  },
  {
    ...{ name: 'print', team: 'Web', writes: { 'trace.passports': 1 } },
    // The passport shows the fat; it was quicker to read it than to ask.
    reads: ['processing.silo-levels', 'quality.lab-results'],
    terms: { milk: 'what a carton holds', passport: 'the story on a carton' },
  },
];

export const topics = [...new Set(capabilities.flatMap(({ writes }) => Object.keys(writes)))];

export function capability(name: string): Capability | undefined {
  return capabilities.find((one) => one.name === name);
}

/** Processes in which contexts may run; a map with more contexts than that is not deployed. */
export const slots = Array.from({ length: 8 }, (_, at) => `context-${at + 1}`);

/** What the process of each context does, by its slot. */
export function partsOf({ contexts }: ContextMap, lots: readonly string[]): Record<string, Part> {
  return Object.fromEntries(
    contexts.map(({ owns }, at): [string, Part] => {
      const those = owns.map(capability).filter((one) => one !== undefined);
      const writes = those.flatMap((one) =>
        Object.entries(one.writes).flatMap(([topic, count]) =>
          lots.flatMap((lot) =>
            Array.from({ length: count }, (_, number) => ({
              ...{ topic, key: lot, value: { lot, number } },
            })),
          ),
        ),
      );
      return [
        slots[at] ?? `context-${at + 1}`,
        { reads: [...new Set(those.flatMap(({ reads }) => reads))], writes },
      ];
    }),
  );
}

/** Edges between contexts, by their names in the map. */
export function edgesSeen(
  history: readonly HistoryEvent[],
  { contexts }: ContextMap,
): ObservedEdge[] {
  return observedEdges(history, { process: (slot) => contexts[slots.indexOf(slot)]?.name ?? slot });
}
