// One call of a learner's translator, and on which fields what it gives depends.
import { differing, flat, plain, without, type Fields } from './attributes.ts';
import type { Dependencies, Stopped } from './handed.ts';
import { noticed } from './watched.ts';

export type Translated = { milk: Fields; stopped: null } | { milk: null; stopped: Stopped };

/** What it gives; or why that is nothing a context could work on. */
export function translated(translate: () => unknown): Translated {
  try {
    const milk = translate();
    if (typeof milk === 'object' && milk !== null && !Array.isArray(milk) && !('then' in milk)) {
      // What no JSON can be made of can go to no topic.
      JSON.stringify(milk);
      // It has attributes by names; what they hold stays unknown.
      return { milk: milk as Fields, stopped: null };
    }
    return { milk: null, stopped: { because: 'type', of: [typeName(milk)] } };
  } catch (error) {
    return { milk: null, stopped: { because: 'threw', of: [String(error)] } };
  }
}

function typeName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? 'Array' : 'Promise';
}

export interface Given {
  pickup: Fields;
  result: Fields;
}

/**
 * Takes one field at a time away from what a translator is given and sees what becomes of what it gives.
 * Fields are named with what they are of: `pickup.litres`.
 */
export function dependencies(
  translate: (pickup: Fields, result: Fields) => unknown,
  samples: readonly Given[],
): Dependencies {
  const read = new Set<string>();
  const dependsOn = new Map<string, Set<string>>();
  const failsWithout = new Set<string>();
  const rowOf = ({ pickup, result }: Given): Fields | undefined => {
    const { milk } = translated(() => translate(pickup, result));
    return milk === null ? undefined : flat(plain(milk));
  };
  for (const { pickup, result } of samples) {
    rowOf({
      pickup: noticed(pickup, (name) => read.add(`pickup.${name}`)),
      result: noticed(result, (name) => read.add(`result.${name}`)),
    });
    const whole = rowOf({ pickup: { ...pickup }, result: { ...result } });
    if (whole === undefined) continue;
    const fields = [
      ...Object.keys(pickup).map((name) => ({
        field: `pickup.${name}`,
        row: rowOf({ pickup: without(pickup, name), result: { ...result } }),
      })),
      ...Object.keys(result).map((name) => ({
        field: `result.${name}`,
        row: rowOf({ pickup: { ...pickup }, result: without(result, name) }),
      })),
    ];
    // What is another each time, such as an id or the time itself, depends on no field. (Asked last, so
    // that a clock that went on meanwhile is noticed.)
    const last = rowOf({ pickup: { ...pickup }, result: { ...result } });
    const fickle = differing(whole, last ?? {});
    for (const { field, row } of fields) {
      if (row === undefined) {
        failsWithout.add(field);
        continue;
      }
      for (const attribute of differing(whole, row)) {
        if (fickle.includes(attribute)) continue;
        dependsOn.set(attribute, (dependsOn.get(attribute) ?? new Set()).add(field));
      }
    }
  }
  return {
    read: [...read],
    dependsOn: Object.fromEntries(
      [...dependsOn].map(([attribute, fields]) => [attribute, [...fields]]),
    ),
    failsWithout: [...failsWithout],
  };
}
