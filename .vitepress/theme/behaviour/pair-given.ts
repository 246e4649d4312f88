// Pairs what one run was given with what the other was: first what is equal in all, then equal values, then
// equal keys. So a record without its key stands beside the same record with it.
import { comparable } from './comparable.ts';
import type { Given } from './given.ts';

export interface Pair {
  mine: Given | null;
  reference: Given | null;
}

/** In the reference's order; what has no partner stands at the end. */
export function pairGiven(mine: readonly Given[], reference: readonly Given[]): Pair[] {
  const partner = new Map<Given, Given>();
  const ways: ((one: Given) => string | null)[] = [
    ({ same }) => same.all,
    // The same because of the same, named otherwise.
    ({ same, headers }) =>
      headers.length < 2
        ? null
        : JSON.stringify([
            same.value,
            headers.filter(([name]) => name !== 'event-id').map(([, text]) => comparable(text)),
          ]),
    // A value that many records have tells none from another.
    ({ value, same }) => (value === null || value.length < 8 ? null : same.value),
    ({ headers }) => headers.find(([name]) => name === 'event-id')?.[1] ?? null,
    ({ key }) => key,
  ];
  let [left, wanted] = [[...mine], [...reference]];
  for (const way of ways) {
    const waiting = new Map<string, Given[]>();
    for (const one of left) {
      const name = way(one);
      if (name !== null) waiting.set(name, [...(waiting.get(name) ?? []), one]);
    }
    for (const one of wanted) {
      const name = way(one);
      const found = name === null ? undefined : waiting.get(name)?.shift();
      if (found !== undefined) partner.set(one, found);
    }
    const taken = new Set(partner.values());
    left = left.filter((one) => !taken.has(one));
    wanted = wanted.filter((one) => !partner.has(one));
  }
  return [
    ...reference.map((one): Pair => ({ mine: partner.get(one) ?? null, reference: one })),
    ...left.map((one): Pair => ({ mine: one, reference: null })),
  ];
}
