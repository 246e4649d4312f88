// One table a run: the names the learner uses beside the names the broker knows.
// So exercises run side by side on one broker, and the learner never sees it.

const maximumTopicLength = 249;
const validTopic = /^[A-Za-z0-9._-]+$/;

export type NameKind = 'topic' | 'group' | 'transaction';

export interface NameTable {
  /** The broker's name for the learner's. Names the broker would refuse pass through, so that it does. */
  toBroker(kind: NameKind, name: string): string;
  /** The learner's name for the broker's, or `undefined` for one that is not this run's. */
  toLearner(kind: NameKind, name: string): string | undefined;
  /** Every name of the kind that this run has used, as the broker knows it. */
  used(kind: NameKind): string[];
  /** Takes this run's names out of a text of the broker's. */
  strip(text: string): string;
}

/**
 * @param prefix put before every name that the table does not hold, e.g. `mr-7f3a-`
 * @param topics topics that already exist under other names: the learner's → the broker's
 */
export function createNameTable(
  prefix: string,
  topics: Readonly<Record<string, string>> = {},
): NameTable {
  const given = new Map(Object.entries(topics));
  const back = new Map([...given].map(([ours, theirs]) => [theirs, ours]));
  const seen: Record<NameKind, Set<string>> = {
    topic: new Set(given.values()),
    group: new Set(),
    transaction: new Set(),
  };

  function passes(kind: NameKind, name: string): boolean {
    if (name === '') return true;
    if (kind !== 'topic') return false;
    return (
      name.startsWith('__') ||
      !validTopic.test(name) ||
      name === '.' ||
      name === '..' ||
      prefix.length + name.length > maximumTopicLength
    );
  }

  return {
    toBroker(kind, name) {
      if (passes(kind, name)) return name;
      const known = kind === 'topic' ? given.get(name) : undefined;
      const theirs = known ?? prefix + name;
      seen[kind].add(theirs);
      return theirs;
    },
    toLearner(kind, name) {
      const known = kind === 'topic' ? back.get(name) : undefined;
      if (known !== undefined) return known;
      if (name.startsWith(prefix)) return name.slice(prefix.length);
      return passes(kind, name) && !name.startsWith('__') ? name : undefined;
    },
    used: (kind) => [...seen[kind]],
    strip(text) {
      let out = text;
      for (const [theirs, ours] of back) out = out.replaceAll(theirs, ours);
      return out.replaceAll(prefix, '');
    },
  };
}
