// What Collection publishes in the lesson on bounded contexts: a dawn's pickups with words of its own among
// their fields, and what the lab will find in each bottle.
import { dawn, type DawnPickup } from '../dawn.ts';
import type { Random } from '../random.ts';
import type { Lot, Measured } from './handed.ts';

export interface CollectedLot extends Lot {
  pickup: DawnPickup & { gateCode: string; dipMm: number };
  result: {
    lotId: string;
    farmId: string;
    fat: number;
    protein: number;
    cells: number;
    bacteria: number;
    antibiotic: 'negative';
  };
}

/** Collection's own words, and what it calls them later. */
export const renamed: Readonly<Record<string, string>> = {
  tempC: 'milkTemp',
  gateCode: 'yardCode',
  dipMm: 'dipstick',
};

/** So many pickups; lots are numbered from `from + 1`. */
export function collected(random: Random, from: number, pickups: number): CollectedLot[] {
  return dawn(random, pickups).map((one, index) => {
    const lotId = `lot-${from + index + 1}`;
    const found = {
      fat: random.whole(320, 480) / 100,
      protein: random.whole(290, 380) / 100,
      cells: random.whole(80, 400),
      bacteria: random.whole(5, 60),
      antibiotic: 'negative',
    } as const;
    const own = { gateCode: `#${random.whole(1_000, 9_999)}`, dipMm: random.whole(90, 1_400) };
    return {
      ...{ ...one, ...found, lotId },
      pickup: { ...one, lotId, ...own },
      result: { lotId, farmId: one.farmId, ...found },
    };
  });
}

/** The same pickup as Collection writes it after the rename. */
export function inNewWords(pickup: object): object {
  return Object.fromEntries(
    Object.entries(pickup).map(([name, said]) => [renamed[name] ?? name, said]),
  );
}

/** What was measured under either name, under the first. */
export function inOldWords(measured: Measured): Measured {
  const old = new Map(
    Object.entries(renamed).map(([was, is]) => [`pickup.${is}`, `pickup.${was}`]),
  );
  const name = (field: string): string => old.get(field) ?? field;
  return Object.fromEntries(
    Object.entries(measured).map(([context, { read, dependsOn, failsWithout }]) => [
      context,
      {
        read: [...new Set(read.map(name))],
        failsWithout: [...new Set(failsWithout.map(name))],
        dependsOn: Object.fromEntries(
          Object.entries(dependsOn).map(([attribute, fields]) => [
            attribute,
            [...new Set(fields.map(name))],
          ]),
        ),
      },
    ]),
  );
}
