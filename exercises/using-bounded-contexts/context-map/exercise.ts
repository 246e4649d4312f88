// The context map: into which bounded contexts the co-op is cut, and what goes between them.
//
// Below stands what the co-op does, as its people tell it. You write the map, and no function: which context owns
// what, and which links there are. The workbook deploys your contexts on Kafka, one process for each, drives a season
// through them, and compares what was seen with what you declare. People forget to tell things.

export interface Capability {
  name: string;
  team: string;
  /** Topics that it writes; nobody else may. */
  writes: readonly string[];
  /** Topics that it is said to read. */
  reads: readonly string[];
  /** Its words, and what it means by them. */
  terms: Readonly<Record<string, string>>;
}

export const capabilities = [
  {
    name: 'collect',
    team: 'Road',
    writes: ['collection.pickups'],
    reads: ['collection.stops', 'membership.farms'],
    terms: { milk: 'litres at a gate', farm: 'a gate with a tank' },
  },
  {
    name: 'route',
    team: 'Road',
    writes: ['collection.stops'],
    reads: ['membership.farms'],
    terms: { farm: 'a gate with a tank', stop: 'a gate at an hour' },
  },
  {
    name: 'test',
    team: 'Laboratory',
    writes: ['quality.readings', 'quality.lab-results'],
    reads: ['collection.pickups'],
    terms: { milk: 'a bottle to be tested', reading: 'one number of one machine' },
  },
  {
    name: 'grade',
    team: 'Laboratory',
    writes: ['quality.grades'],
    reads: ['quality.readings', 'quality.lab-results'],
    terms: { milk: 'a bottle to be tested', grade: 'A, B or C' },
  },
  {
    name: 'score',
    team: 'Dolmun',
    writes: ['dolmun.scores'],
    reads: [],
    terms: { milk: 'a vat to be ripened', grade: '0 to 100' },
  },
  {
    name: 'fill',
    team: 'Plant',
    writes: ['processing.silo-levels'],
    reads: ['collection.pickups'],
    terms: { milk: 'hectolitres in a silo' },
  },
  {
    name: 'pay',
    team: 'Office',
    writes: ['settlement.payables'],
    reads: ['collection.pickups', 'quality.grades', 'membership.farms'],
    terms: { milk: 'kilograms of fat and protein', farm: 'an account', grade: 'A, B or C' },
  },
  {
    name: 'register',
    team: 'Office',
    writes: ['membership.farms'],
    reads: [],
    terms: { farm: 'a member with a vote' },
  },
  {
    name: 'print',
    team: 'Web',
    writes: ['trace.passports'],
    reads: ['processing.silo-levels'],
    terms: { milk: 'what a carton holds', passport: 'the story on a carton' },
  },
] as const satisfies readonly Capability[];

/** How two contexts stand to each other: the patterns of a context map. */
export type Pattern =
  | 'partnership'
  | 'shared-kernel'
  | 'customer-supplier'
  | 'conformist'
  | 'anti-corruption-layer'
  | 'open-host-service'
  | 'published-language'
  | 'separate-ways'
  | 'big-ball-of-mud';

export interface ContextMap {
  /**
   * Each capability is owned by one context. `terms`: the words of the context, each with one meaning: all that its
   * capabilities use, and no others. At most two teams work on one context, and no two capabilities are together that
   * have nothing to do with each other. Over a season, a lot may cause twelve records that are read across a border, and
   * no more: a boundary runs where little is said. In the timeline they are `context-1`, `context-2` and so on, as they
   * stand here.
   */
  contexts: readonly {
    name: string;
    owns: readonly string[];
    terms: Readonly<Record<string, string>>;
  }[];
  /**
   * What one context reads of another. `from` and `to` are names of contexts, `topic` is one that `from` writes.
   * `pattern` says how the two stand to each other; Dolmun publishes in words of its own, and changes them as it likes.
   */
  links: readonly { from: string; to: string; topic: string; pattern: Pattern }[];
}

export const map: ContextMap = {
  contexts: [],
  links: [],
};
