// One table a run: the names the learner uses beside the names the broker knows.
// So exercises run side by side on one broker, and the learner never sees it.

const maximumTopicLength = 249;
const validTopic = /^[A-Za-z0-9._-]+$/;

export type NameKind = 'topic' | 'group' | 'transaction';

export interface NameTable {
  /**
   * The broker's name for the learner's. Names the broker would refuse, and its own, pass through, so
   * that it judges them; on a shared cluster they stay what they are under the prefix.
   */
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
 * @param isShared others use the broker too: no name at all may stand for something of theirs
 */
export function createNameTable(
  prefix: string,
  topics: Readonly<Record<string, string>> = {},
  isShared = false,
): NameTable {
  const theirs: Record<NameKind, Map<string, string>> = {
    topic: new Map(Object.entries(topics)),
    group: new Map(),
    transaction: new Map(),
  };
  const ours: Record<NameKind, Map<string, string>> = {
    topic: new Map(Object.entries(topics).map(([name, physical]) => [physical, name])),
    group: new Map(),
    transaction: new Map(),
  };

  /** A name of the broker's that nothing else in this run has. */
  function allot(kind: NameKind, name: string): string {
    // These would become good names behind a prefix; with this before them they are as bad as they were.
    const isBad = kind === 'topic' && ['', '.', '..'].includes(name);
    const wanted = isBad ? `${prefix}/${name}` : prefix + name;
    const isTooLong = name.length > maximumTopicLength;
    const fits = kind !== 'topic' || isTooLong || wanted.length <= maximumTopicLength;
    if (fits && !ours[kind].has(wanted)) return wanted;
    // The broker would take it without the prefix, so it must not be refused for the prefix's sake.
    for (let number = 1; ; number += 1) {
      const end = `.${number}`;
      const other = wanted.slice(0, maximumTopicLength - end.length) + end;
      if (!ours[kind].has(other)) return other;
    }
  }

  return {
    toBroker(kind, name) {
      if (!isShared && passes(kind, name)) return name;
      const known = theirs[kind].get(name);
      if (known !== undefined) return known;
      const physical = allot(kind, name);
      theirs[kind].set(name, physical);
      ours[kind].set(physical, name);
      return physical;
    },
    toLearner(kind, name) {
      const known = ours[kind].get(name);
      if (known !== undefined) return known;
      return !isShared && passes(kind, name) && !name.startsWith('__') ? name : undefined;
    },
    used: (kind) =>
      [...ours[kind].keys()].filter((name) => kind !== 'topic' || isTakenAsTopic(name)),
    strip(text) {
      const known = [...ours.topic, ...ours.group, ...ours.transaction];
      // The longest first: one name may begin another.
      known.sort(([a], [b]) => b.length - a.length);
      let out = text;
      for (const [physical, name] of known) out = out.replaceAll(physical, () => name);
      return out;
    },
  };
}

/** Whether a name is the same on both sides: the broker refuses it, or it is the broker's own. */
function passes(kind: NameKind, name: string): boolean {
  if (name === '') return true;
  return kind === 'topic' && (name.startsWith('__') || !isTakenAsTopic(name));
}

/** Whether a broker takes this as the name of a topic. */
function isTakenAsTopic(name: string): boolean {
  return (
    validTopic.test(name) && name !== '.' && name !== '..' && name.length <= maximumTopicLength
  );
}
