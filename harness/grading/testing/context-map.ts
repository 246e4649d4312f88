// For tests: a map of the co-op that is true, what a season shows of it, and changes to it.
import type { ContextMap, MapContext, MapLink } from '../context-map/map.ts';
import { capabilitiesOf } from '../context-map/mapped.ts';
import type { ObservedEdge } from '../observed/edges.ts';

/** A context with the words of what it owns. */
export function contextOf(name: string, ...owns: string[]): MapContext {
  const terms = Object.assign({}, ...capabilitiesOf({ owns }).map((one) => one.terms)) as Record<
    string,
    string
  >;
  return { name, owns, terms };
}

const contexts = [
  contextOf('collection', 'collect', 'route'),
  contextOf('quality', 'test', 'grade'),
  contextOf('dolmun', 'score'),
  contextOf('processing', 'fill'),
  contextOf('settlement', 'pay'),
  contextOf('membership', 'register'),
  contextOf('trace', 'print'),
];

const link = (from: string, to: string, topic: string, pattern = 'customer-supplier'): MapLink => ({
  ...{ from, to, topic, pattern },
});

const links = [
  link('membership', 'collection', 'membership.farms', 'published-language'),
  link('membership', 'settlement', 'membership.farms', 'published-language'),
  link('collection', 'quality', 'collection.pickups'),
  link('collection', 'processing', 'collection.pickups'),
  link('collection', 'settlement', 'collection.pickups'),
  link('quality', 'settlement', 'quality.grades'),
  link('quality', 'trace', 'quality.lab-results'),
  link('dolmun', 'quality', 'dolmun.scores', 'anti-corruption-layer'),
  link('processing', 'trace', 'processing.silo-levels'),
];

export const trueMap: ContextMap = { contexts, links };

/** Of each link one record for each of `lots`. */
export function seasonOf({ links: all }: ContextMap, lots: number): ObservedEdge[] {
  return all.map(({ from, to, topic }, at) => ({
    ...{ via: 'topic', from, to, subject: topic, count: lots, seq: at + 1 },
  }));
}

/** The true map with one context in place of another. */
export function withContext(name: string, said: Partial<MapContext>): ContextMap {
  return {
    links,
    contexts: contexts.map((one) => (one.name === name ? { ...one, ...said } : one)),
  };
}

/** Contexts that own these, and whose words are theirs; no links. */
export function cut(...owns: readonly string[][]): ContextMap {
  return { contexts: owns.map((those, at) => contextOf(`part-${at + 1}`, ...those)), links: [] };
}
