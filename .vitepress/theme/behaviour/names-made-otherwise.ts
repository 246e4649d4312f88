// Names that an answer gives as it likes, such as an event-id: what counts is whether two records have the same name,
// not how it is written.
import type { Given } from './given.ts';
import type { Pair } from './pair-given.ts';
import { comparable } from './comparable.ts';

/** Where a name stands: in the key of a call, or in a header. */
export type NamePlace = `header ${string}` | 'key';

/**
 * Where names differ in their style alone: each of mine stands for one of the reference's.
 * @param isGiven whether a name came from outside; nobody may write that otherwise
 */
export function madeOtherwise(
  pairs: readonly Pair[],
  isGiven: (name: string) => boolean,
): Set<NamePlace> {
  const places = new Set(pairs.flatMap(({ mine }) => (mine === null ? [] : placesOf(mine))));
  return new Set(
    [...places].filter((place) => {
      const names = pairs.flatMap(({ mine, reference }) => {
        const [own, wanted] = [mine && nameAt(mine, place), reference && nameAt(reference, place)];
        return typeof own === 'string' && typeof wanted === 'string'
          ? [[own, wanted] as const]
          : [];
      });
      return (
        names.some(([own, wanted]) => comparable(own) !== comparable(wanted)) &&
        names.every(
          ([own, wanted]) =>
            (isOwn(place) || !isGiven(wanted)) && isOfChance(own) === isOfChance(wanted),
        ) &&
        isOneForOne(names)
      );
    }),
  );
}

/** Whether an answer names its own things there; elsewhere it may say the name of what it was given. */
function isOwn(place: NamePlace): boolean {
  return place === 'key' || place === 'header event-id';
}

/** `undefined`: it has none there. */
export function nameAt(one: Given, place: NamePlace): string | null | undefined {
  if (place === 'key') return one.key;
  return one.headers.find(([name]) => `header ${name}` === place)?.[1];
}

function placesOf({ partition, headers }: Given): NamePlace[] {
  return [
    ...(partition === null ? ['key' as const] : []),
    ...headers.filter(([name]) => name.endsWith('id')).map(([name]) => `header ${name}` as const),
  ];
}

function isOfChance(name: string): boolean {
  return comparable(name) !== name;
}

function isOneForOne(names: readonly (readonly [string, string])[]): boolean {
  const [to, from] = [new Map<string, string>(), new Map<string, string>()];
  return names.every(([own, wanted]) => {
    if ((to.get(own) ?? wanted) !== wanted || (from.get(wanted) ?? own) !== own) return false;
    to.set(own, wanted);
    from.set(wanted, own);
    return true;
  });
}
