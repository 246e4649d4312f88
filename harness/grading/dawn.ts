// One dawn of the co-op: 240 farms, one pickup each, in the order the tankers drive.
import type { Random } from './random.ts';

export interface DawnPickup {
  lotId: string;
  farmId: string;
  tankerId: string;
  litres: number;
  tempC: number;
}

/**
 * So many pickups; some farms are called at twice, so that order within a farm can be seen. Their
 * second calls come at no even distance, so that counting round partitions does not keep them together.
 */
export function dawn(random: Random, pickups: number): DawnPickup[] {
  const farms = Math.ceil((pickups * 3) / 4);
  return Array.from({ length: pickups }, (_, index) => ({
    lotId: `lot-${index + 1}`,
    farmId: `farm-${(index < farms ? index : (2 * (index - farms) + 1) % farms) + 1}`,
    tankerId: `tanker-${random.whole(1, 12)}`,
    litres: random.whole(180, 2_400),
    tempC: random.whole(20, 60) / 10,
  }));
}
