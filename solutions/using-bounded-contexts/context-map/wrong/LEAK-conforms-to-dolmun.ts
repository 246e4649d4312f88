// The laboratory takes Dolmun’s scores as they come.

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
   * no more: a boundary runs where little is said.
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
  contexts: [
    {
      name: 'collection',
      owns: ['collect', 'route'],
      terms: { milk: 'litres at a gate', farm: 'a gate with a tank', stop: 'a gate at an hour' },
    },
    {
      name: 'quality',
      owns: ['test', 'grade'],
      terms: {
        milk: 'a bottle to be tested',
        reading: 'one number of one machine',
        grade: 'A, B or C',
      },
    },
    { name: 'dolmun', owns: ['score'], terms: { milk: 'a vat to be ripened', grade: '0 to 100' } },
    { name: 'processing', owns: ['fill'], terms: { milk: 'hectolitres in a silo' } },
    {
      name: 'settlement',
      owns: ['pay'],
      terms: { milk: 'kilograms of fat and protein', farm: 'an account', grade: 'A, B or C' },
    },
    { name: 'membership', owns: ['register'], terms: { farm: 'a member with a vote' } },
    {
      name: 'trace',
      owns: ['print'],
      terms: { milk: 'what a carton holds', passport: 'the story on a carton' },
    },
  ],
  links: [
    {
      from: 'collection',
      to: 'quality',
      topic: 'collection.pickups',
      pattern: 'customer-supplier',
    },
    {
      from: 'collection',
      to: 'processing',
      topic: 'collection.pickups',
      pattern: 'customer-supplier',
    },
    {
      from: 'collection',
      to: 'settlement',
      topic: 'collection.pickups',
      pattern: 'customer-supplier',
    },
    { from: 'quality', to: 'settlement', topic: 'quality.grades', pattern: 'published-language' },
    { from: 'quality', to: 'trace', topic: 'quality.lab-results', pattern: 'published-language' },
    { from: 'dolmun', to: 'quality', topic: 'dolmun.scores', pattern: 'conformist' },
    {
      from: 'processing',
      to: 'trace',
      topic: 'processing.silo-levels',
      pattern: 'open-host-service',
    },
    {
      from: 'membership',
      to: 'collection',
      topic: 'membership.farms',
      pattern: 'open-host-service',
    },
    {
      from: 'membership',
      to: 'settlement',
      topic: 'membership.farms',
      pattern: 'open-host-service',
    },
  ],
};
