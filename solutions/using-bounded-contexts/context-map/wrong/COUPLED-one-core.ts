// Everything is in one context, so that nothing has to be agreed on.

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
      name: 'core',
      owns: ['collect', 'route', 'test', 'grade', 'fill', 'pay', 'register', 'print'],
      terms: {
        milk: 'what a carton holds',
        farm: 'a member with a vote',
        stop: 'a gate at an hour',
        reading: 'one number of one machine',
        grade: 'A, B or C',
        passport: 'the story on a carton',
      },
    },
    { name: 'dolmun', owns: ['score'], terms: { milk: 'a vat to be ripened', grade: '0 to 100' } },
  ],
  links: [{ from: 'dolmun', to: 'core', topic: 'dolmun.scores', pattern: 'anti-corruption-layer' }],
};
