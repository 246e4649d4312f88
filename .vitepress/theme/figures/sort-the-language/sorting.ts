// Where the sentences lie and which contexts there are. Each move gives a new state; nothing is changed in
// place, so an earlier state can be had back.
import { subdomains, sentences, type Sentence, type Subdomain } from './sentences.ts';
import type { Cut } from './measure.ts';

export interface Context {
  id: string;
  /** What the reader calls it; `undefined`: it has the name that its id stands for. */
  name: string | undefined;
}

export interface Sorting {
  contexts: readonly Context[];
  /** By sentence, the context that it lies in; those not yet sorted are missing. */
  where: ReadonlyMap<string, string>;
  /** Whether all contexts share one class Milk. */
  shared: boolean;
}

export type Move =
  /** @param context `undefined`: back to those not yet sorted */
  | { type: 'place'; sentence: string; context: string | undefined }
  | { type: 'add' }
  | { type: 'rename'; context: string; name: string }
  | { type: 'remove'; context: string }
  | { type: 'share'; shared: boolean }
  /** Takes over another sorting as it is. */
  | { type: 'take'; sorting: Sorting };

/** So many contexts can be there: each has to be told from the others. */
export const mostContexts = 8;
/** Characters of a name; what is longer does not fit above a region. */
export const longestName = 18;

export function start(): Sorting {
  const contexts = subdomains.map((id) => ({ id, name: undefined }));
  return { contexts, where: new Map(), shared: false };
}

export function apply(sorting: Sorting, move: Move): Sorting {
  const { contexts, where } = sorting;
  switch (move.type) {
    case 'place': {
      const next = new Map(where);
      if (move.context === undefined) next.delete(move.sentence);
      else if (contexts.some(({ id }) => id === move.context))
        next.set(move.sentence, move.context);
      return { ...sorting, where: next };
    }
    case 'add':
      if (contexts.length >= mostContexts) return sorting;
      return { ...sorting, contexts: [...contexts, { id: freeId(contexts), name: undefined }] };
    case 'rename': {
      const name = move.name.trim().slice(0, longestName) || undefined;
      const renamed = contexts.map((one) => (one.id === move.context ? { ...one, name } : one));
      return { ...sorting, contexts: renamed };
    }
    case 'remove':
      return {
        ...sorting,
        contexts: contexts.filter(({ id }) => id !== move.context),
        where: new Map([...where].filter(([, context]) => context !== move.context)),
      };
    case 'share':
      return { ...sorting, shared: move.shared };
    case 'take':
      return move.sorting;
  }
}

/** The co-op's own cut: one context for each subdomain. */
export function asTheCoOp(): Sorting {
  return { ...start(), where: new Map(sentences.map(({ id, home }) => [id, home])) };
}

/** One canonical model: everything in one context. */
export function asOne(): Sorting {
  const where = new Map(sentences.map(({ id }) => [id, 'one']));
  return { contexts: [{ id: 'one', name: undefined }], where, shared: false };
}

export function cutOf({ contexts, where }: Sorting): Cut {
  return new Map(
    contexts.map(({ id }) => [id, sentences.filter((sentence) => where.get(sentence.id) === id)]),
  );
}

/** Those not yet sorted, in the order of the deck. */
export function unsorted({ where }: Sorting, deck: readonly Sentence[]): Sentence[] {
  return deck.filter(({ id }) => !where.has(id));
}

/** All sentences in an order of chance. @param random gives numbers from 0 up to 1 */
export function shuffle(random: () => number): Sentence[] {
  const deck = [...sentences];
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [deck[last], deck[other]] = [deck[other] as Sentence, deck[last] as Sentence];
  }
  return deck;
}

export function isSubdomain(id: string): id is Subdomain {
  return subdomains.some((one) => one === id);
}

function freeId(contexts: readonly Context[]): string {
  let number = 1;
  while (contexts.some(({ id }) => id === `own-${number}`)) number += 1;
  return `own-${number}`;
}
