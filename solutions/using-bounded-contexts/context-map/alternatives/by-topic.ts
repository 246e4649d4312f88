// The links written topic by topic.

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

const links = (
  [
    [
      'collection',
      'collection.pickups',
      'customer-supplier',
      ['quality', 'processing', 'settlement'],
    ],
    ['quality', 'quality.grades', 'published-language', ['settlement']],
    ['quality', 'quality.lab-results', 'published-language', ['trace']],
    ['dolmun', 'dolmun.scores', 'anti-corruption-layer', ['quality']],
    ['processing', 'processing.silo-levels', 'published-language', ['trace']],
    ['membership', 'membership.farms', 'published-language', ['collection', 'settlement']],
  ] as const
).flatMap(([from, topic, pattern, readers]) => readers.map((to) => ({ from, to, topic, pattern })));

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
  links,
};
