// Fields that add up another one record by record, such as the level of a silo: what they say depends on which
// record came first. Where both runs add up rightly, the sums themselves are no difference.
import type { Given, Passing } from './given.ts';

/** By place, the fields that are running totals in both runs. */
export function runningTotals(mine: readonly Given[], reference: readonly Given[]): Passing {
  const [own, wanted] = [totalsIn(mine), totalsIn(reference)];
  return new Map(
    [...wanted].map(([place, fields]) => [
      place,
      new Set([...fields].filter((name) => own.get(place)?.has(name))),
    ]),
  );
}

function totalsIn(given: readonly Given[]): Map<string, Set<string>> {
  return new Map(
    [...Map.groupBy(given, ({ place }) => place)].map(([place, all]) => {
      const keys = [...Map.groupBy(all, ({ key }) => key).values()].map((some) =>
        some.map(numbersOf),
      );
      const names = [...new Set(keys.flat().flatMap((one) => Object.keys(one)))];
      const isTotal = (total: string): boolean =>
        names.some(
          (part) =>
            part !== total &&
            keys.some((some) => some.length > 1) &&
            keys.every((some) => addsUp(some, total, part)),
        );
      return [place, new Set(names.filter(isTotal))];
    }),
  );
}

function addsUp(some: readonly Record<string, number>[], total: string, part: string): boolean {
  let sum = 0;
  return some.every((one) => {
    sum += one[part] ?? NaN;
    return Math.abs((one[total] ?? NaN) - sum) < 1e-6;
  });
}

function numbersOf({ value }: Given): Record<string, number> {
  try {
    const parsed: unknown = JSON.parse(value ?? 'null');
    if (typeof parsed !== 'object' || parsed === null) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter((one): one is [string, number] => typeof one[1] === 'number'),
    );
  } catch {
    return {};
  }
}
