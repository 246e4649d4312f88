// What Membership says of farms, and what drivers report from them; other farms in every run.
import type { Random } from '../random.ts';
import type { ViewEvent } from '../scenes/fed.ts';
import { topics } from './facts.ts';

export interface Farms {
  idOf(farm: number): string;
  holds(farm: number): ViewEvent;
  /** It has no hold, or none any more. */
  clears(farm: number): ViewEvent;
  leaves(farm: number): ViewEvent;
  /** What a driver reports; no two lots have the same name. */
  pickup(farm: number): { lotId: string; farmId: string };
}

export function openFarms(random: Random): Farms {
  let lots = 0;
  let events = 0;
  const base = 3 * random.whole(0, 60);
  const idOf = (farm: number): string => `farm-${base + farm}`;

  function says(farm: number, said: { holdSince: string | null } | null): ViewEvent {
    const [farmId, name] = [idOf(farm), `Farm ${base + farm}`];
    return {
      ...{ topic: topics.farms, key: farmId, id: `farm-event-${++events}`, partition: farm % 3 },
      value: said && { farmId, name, cows: random.whole(8, 90), ...said },
    };
  }

  return {
    idOf,
    holds: (farm) => says(farm, { holdSince: '2025-11-03' }),
    clears: (farm) => says(farm, { holdSince: null }),
    leaves: (farm) => says(farm, null),
    pickup: (farm) => ({
      ...{ lotId: `lot-${++lots}`, farmId: idOf(farm), tankerId: `tanker-${(farm % 4) + 1}` },
      ...{ litres: random.whole(180, 2_400), tempC: random.whole(20, 60) / 10 },
    }),
  };
}
