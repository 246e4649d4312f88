// Rules for a service that reads one topic and writes another: what comes of each event, and what it
// is called. A crash may repeat an outcome; it may not lose one, or give it another name.
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import { outcomesOf, type Derived } from './derived.ts';
import { derivedLost } from './derived-lost.ts';
import { derivedNames } from './derived-names.ts';
import { derivedValues } from './derived-values.ts';

/** Values first, since one that cannot be read cannot be traced either. */
export function derivedRules<In, Out>(
  derived: Derived<In, Out>,
  history: readonly HistoryEvent[],
): Finding[] {
  const outcomes = outcomesOf(derived);
  for (const rule of [derivedValues, derivedLost, derivedNames]) {
    const found = rule(derived, outcomes, history);
    if (found.length > 0) return found;
  }
  return [];
}
