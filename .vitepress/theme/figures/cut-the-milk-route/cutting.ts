// Where the route is cut, and what that costs.
import type { Random } from '../../../../harness/grading/random.ts';
import { follows, futures, route } from './route.ts';

/** Cuts by the event that they come after. */
export type Cuts = readonly number[];

export const mostCuts = route.length - 1;

/** For each event, the number of its context, from 0. */
export function contextsOf(cuts: Cuts): number[] {
  let context = 0;
  return route.map((_, at) => {
    if (at > 0 && cuts.includes(at - 1)) context += 1;
    return context;
  });
}

export interface CutCosts {
  contexts: number;
  /** Messages across cuts for 1,000 pickups. */
  messages: number;
  /** Contexts that the five changes touch, added up; five where each stays in one. */
  touched: number;
  /** Words with several meanings inside one context, added up over the contexts. */
  meanings: number;
  /** What each of the three is taken to cost a year, in days. */
  days: { messages: number; touched: number; meanings: number };
  /** The three together, in days. */
  total: number;
}

/** What one of each is taken to cost a year, in days; the page says so. A change has to touch one context at least. */
export const weights = { thousandMessages: 4, touched: 5, meaning: 9 };

export function costsOf(cuts: Cuts): CutCosts {
  const context = contextsOf(cuts);
  const messages = follows
    .filter(([from, to]) => context[from] !== context[to])
    .reduce((sum, [, , times]) => sum + times, 0);
  const touched = futures.reduce(
    (sum, { events }) => sum + new Set(events.map((at) => context[at])).size,
    0,
  );
  const said = new Map<string, Set<string>>();
  for (const [at, { terms }] of route.entries()) {
    for (const [word, means] of Object.entries(terms)) {
      const key = `${context[at] ?? 0} ${word}`;
      said.set(key, (said.get(key) ?? new Set<string>()).add(means));
    }
  }
  const meanings = [...said.values()].reduce(
    (sum, all) => sum + (all.size > 1 ? all.size - 1 : 0),
    0,
  );
  const days = {
    messages: (messages / 1000) * weights.thousandMessages,
    touched: (touched - futures.length) * weights.touched,
    meanings: meanings * weights.meaning,
  };
  return {
    contexts: cuts.length + 1,
    ...{ messages, touched, meanings, days },
    total: days.messages + days.touched + days.meanings,
  };
}

export function toggled(cuts: Cuts, after: number): Cuts {
  return cuts.includes(after)
    ? cuts.filter((one) => one !== after)
    : [...cuts, after].sort((a, b) => a - b);
}

export const pivotalCuts: Cuts = route.flatMap(({ isPivotal }, at) => (isPivotal ? [at] : []));

/** The cut that costs least next, one after the other, until nothing is left to cut; chance decides between equals. */
export function cutsInTurn(random: Random): number[] {
  const order: number[] = [];
  while (order.length < mostCuts) {
    const left = Array.from({ length: mostCuts }, (_, at) => at).filter(
      (at) => !order.includes(at),
    );
    const best = left
      .map((at) => ({ at, total: costsOf([...order, at]).total, chance: random.next() }))
      .sort((a, b) => a.total - b.total || a.chance - b.chance)[0];
    if (best === undefined) break;
    order.push(best.at);
  }
  return order;
}
