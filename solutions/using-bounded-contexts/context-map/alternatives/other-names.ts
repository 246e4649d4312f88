// Other names, and everything in another order.

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
      name: 'carton',
      owns: ['print'],
      terms: { milk: 'what a carton holds', passport: 'the story on a carton' },
    },
    { name: 'members', owns: ['register'], terms: { farm: 'a member with a vote' } },
    {
      name: 'pay',
      owns: ['pay'],
      terms: { milk: 'kilograms of fat and protein', farm: 'an account', grade: 'A, B or C' },
    },
    { name: 'plant', owns: ['fill'], terms: { milk: 'hectolitres in a silo' } },
    {
      name: 'cheese-lab',
      owns: ['score'],
      terms: { milk: 'a vat to be ripened', grade: '0 to 100' },
    },
    {
      name: 'laboratory',
      owns: ['grade', 'test'],
      terms: {
        milk: 'a bottle to be tested',
        grade: 'A, B or C',
        reading: 'one number of one machine',
      },
    },
    {
      name: 'milk-round',
      owns: ['route', 'collect'],
      terms: { farm: 'a gate with a tank', stop: 'a gate at an hour', milk: 'litres at a gate' },
    },
  ],
  links: [
    { from: 'members', to: 'pay', topic: 'membership.farms', pattern: 'open-host-service' },
    { from: 'members', to: 'milk-round', topic: 'membership.farms', pattern: 'open-host-service' },
    { from: 'plant', to: 'carton', topic: 'processing.silo-levels', pattern: 'open-host-service' },
    {
      from: 'cheese-lab',
      to: 'laboratory',
      topic: 'dolmun.scores',
      pattern: 'anti-corruption-layer',
    },
    {
      from: 'laboratory',
      to: 'carton',
      topic: 'quality.lab-results',
      pattern: 'published-language',
    },
    { from: 'laboratory', to: 'pay', topic: 'quality.grades', pattern: 'published-language' },
    { from: 'milk-round', to: 'pay', topic: 'collection.pickups', pattern: 'customer-supplier' },
    { from: 'milk-round', to: 'plant', topic: 'collection.pickups', pattern: 'customer-supplier' },
    {
      from: 'milk-round',
      to: 'laboratory',
      topic: 'collection.pickups',
      pattern: 'customer-supplier',
    },
  ],
};
