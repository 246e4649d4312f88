// What two runs of the same answer do not agree in, no answer decides: the level of a silo depends on which pickup
// came first. It is found by running the reference twice.
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { comparable } from './comparable.ts';
import { givenIn, type Given, type Passing } from './given.ts';
import { pairGiven } from './pair-given.ts';

/** Fields, place by place, that differ between records of two runs of one answer. */
export function passingFields(
  once: readonly HistoryEvent[],
  again: readonly HistoryEvent[],
): Passing {
  const passing = new Map<string, Set<string>>();
  for (const [place, [own, other]] of byPlace(givenIn(once), givenIn(again))) {
    for (const { mine, reference } of pairGiven(own, other)) {
      if (mine === null || reference === null || mine.same.value === reference.same.value) continue;
      const fields = passing.get(place) ?? new Set();
      for (const name of differingFields(mine, reference)) fields.add(name);
      passing.set(place, fields);
    }
  }
  return passing;
}

function byPlace(once: readonly Given[], again: readonly Given[]): Map<string, [Given[], Given[]]> {
  const places = new Map<string, [Given[], Given[]]>();
  for (const [side, given] of [once, again].entries()) {
    for (const one of given) {
      const both: [Given[], Given[]] = places.get(one.place) ?? [[], []];
      both[side === 0 ? 0 : 1].push(one);
      places.set(one.place, both);
    }
  }
  return places;
}

export function differingFields(one: Given, other: Given): string[] {
  const [fields, others] = [fieldsOf(one), fieldsOf(other)];
  if (fields === undefined || others === undefined) return [];
  return [...new Set([...Object.keys(fields), ...Object.keys(others)])].filter(
    (name) => comparable(written(fields[name])) !== comparable(written(others[name])),
  );
}

function fieldsOf({ value }: Given): Record<string, unknown> | undefined {
  if (value === null) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? { ...parsed }
      : undefined;
  } catch {
    return undefined;
  }
}

function written(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
