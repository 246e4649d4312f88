// A winter of the co-op: pickups of twelve weeks with the times they were made, and what the lab found
// in each.
import type { Random } from './random.ts';

/** Three pickups a day: few enough to be settled again while somebody waits. */
const perDay = 3;
const farms = 24;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

export interface SeasonPickup {
  pickup: { lotId: string; farmId: string; tankerId: string; litres: number; tempC: number };
  /** Percent of the milk's weight, as the lab found it. */
  found: { fat: number; protein: number };
  /** When it was made (ms since 1970). */
  at: number;
}

/**
 * So many days of pickups, oldest first, the first of each day at midnight sharp.
 * @param midnight the beginning of the first day (ms since 1970)
 * @param lots the number of the first lot
 */
export function season(
  random: Random,
  { midnight, days, lots = 1 }: { midnight: number; days: number; lots?: number },
): SeasonPickup[] {
  return Array.from({ length: days * perDay }, (_, index) => {
    const day = Math.floor(index / perDay);
    const farmId = `farm-${((lots - 1 + index) % farms) + 1}`;
    return onePickup(random, {
      lotId: `lot-${lots + index}`,
      farmId,
      at: midnight + day * dayMs + (index % perDay) * hourMs,
    });
  });
}

/** One pickup of a farm. */
export function onePickup(
  random: Random,
  { lotId, farmId, at }: { lotId: string; farmId: string; at: number },
): SeasonPickup {
  return {
    pickup: {
      lotId,
      farmId,
      tankerId: `tanker-${random.whole(1, 12)}`,
      litres: random.whole(180, 2_400),
      tempC: random.whole(20, 60) / 10,
    },
    // Never whole, so that rounding it always makes another payable.
    found: {
      fat: random.whole(3, 4) + random.whole(11, 89) / 100,
      protein: random.whole(300, 360) / 100,
    },
    at,
  };
}
