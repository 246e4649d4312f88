// A plant at the end of a month: its silos, the pickups so far, and loads that are still to come.
import type { DawnPickup } from '../dawn.ts';
import type { Random } from '../random.ts';

/** A row of the shared database, `pickups/lot-7`. */
export interface PickupRow extends DawnPickup {
  siloId: string;
}

/** A row of the shared database, `silos/silo-2`. */
export interface SiloRow {
  siloId: string;
  /** Litres. */
  capacity: number;
  litres: number;
}

/** The body of `POST /unload`. */
export interface Load {
  siloId: string;
  pickups: DawnPickup[];
}

export const siloIds = ['silo-1', 'silo-2', 'silo-3'] as const;

/** More than a month brings: a silo is full only where a scenario has it so. */
const capacity = 20_000_000;

export interface Plant {
  readonly silos: readonly SiloRow[];
  /** The next pickup, at the next farm in turn unless said. */
  pickup(farm?: number): DawnPickup;
  /** So many pickups for a silo. */
  load(siloId: string, pickups: number): Load;
}

/** @param farms how many are in turn */
export function openPlant(random: Random, farms: number): Plant {
  let lots = 0;
  const pickup: Plant['pickup'] = (farm = (lots % farms) + 1) => ({
    ...{
      lotId: `lot-${++lots}`,
      farmId: `farm-${farm}`,
      tankerId: `tanker-${random.whole(1, 12)}`,
    },
    ...{ litres: random.whole(180, 2_400), tempC: random.whole(20, 60) / 10 },
  });
  return {
    silos: siloIds.map((siloId) => ({ siloId, capacity, litres: 0 })),
    pickup,
    load: (siloId, pickups) => ({
      ...{ siloId, pickups: Array.from({ length: pickups }, () => pickup()) },
    }),
  };
}

/** Rows as they stand once these loads are in. */
export function rowsOf(loads: readonly Load[]): PickupRow[] {
  return loads.flatMap(({ siloId, pickups }) => pickups.map((one) => ({ ...one, siloId })));
}
