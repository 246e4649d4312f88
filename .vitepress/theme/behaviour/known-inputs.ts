// What a run was given from outside. One that ends early, or in which other crashes came, was given other things
// to do; what answers something that only one of two runs got is no difference between two answers.
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { comparable } from './comparable.ts';
import type { Given } from './given.ts';

/** By what an answer may name them (a key, a header's value) or repeat (the value): the records that came from outside. */
export type Inputs = ReadonlyMap<string, ReadonlySet<string>>;

export function inputsOf(history: readonly HistoryEvent[]): Inputs {
  const own = new Set(history.flatMap((one) => (one.type === 'produce' ? [one.topic] : [])));
  const inputs = new Map<string, Set<string>>();
  for (const event of history) {
    if (event.type !== 'fetch' || own.has(event.topic)) continue;
    for (const { key, value, headers } of event.records) {
      for (const name of [key, ...Object.values(headers), repeated(comparable(value))]) {
        if (name === null) continue;
        const records = inputs.get(name) ?? new Set();
        inputs.set(name, records.add(comparable(value)));
      }
    }
  }
  return inputs;
}

/** Whether both runs had what this answers, as far as it says: by a header such as `causation-id`, else its key. */
export function answersBoth(
  { key, headers, same }: Given,
  mine: Inputs,
  reference: Inputs,
): boolean {
  const isKnown = (name: string | null): name is string =>
    name !== null && (mine.has(name) || reference.has(name));
  const byHeader = headers.map(([, value]) => value).filter(isKnown);
  const names = byHeader.length > 0 ? byHeader : [key, repeated(same.value)].filter(isKnown);
  return names.every((name) => {
    const [own, wanted] = [mine.get(name), reference.get(name)];
    // A run that ended early may lack the later ones of a key.
    return own !== undefined && wanted !== undefined && [...own].some((one) => wanted.has(one));
  });
}

/** A value is no name: it is kept apart from them. */
function repeated(value: string): string {
  return `\0${value}`;
}
