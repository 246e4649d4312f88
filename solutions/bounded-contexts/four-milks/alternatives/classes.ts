// A class for each milk: what a context works with has a constructor, and cannot be changed.
import type { LabResult, Pickup } from '#exercises/story.ts';

export interface CollectedMilk extends Pickup {
  gateCode: string;
  dipMm: number;
}
export interface Sample {
  lotId: string;
  farmId: string;
}
export interface SiloFill {
  lotId: string;
  siloId: string;
  volume: number;
}
export interface Payable {
  lotId: string;
  farmId: string;
  kgFat: number;
  kgProtein: number;
  amount: number;
}

export const kgPerLitre = 1.03;
export const wonPerKgFat = 9_500;
export const wonPerKgProtein = 13_000;

export function siloOf(tankerId: string): string {
  return `silo-${(Number(tankerId.replace('tanker-', '')) % 4) + 1}`;
}

export interface Needs {
  pickup: readonly (keyof CollectedMilk)[];
  result: readonly (keyof LabResult)[];
}

export const contexts: Record<'quality' | 'processing' | 'settlement', Needs> = {
  quality: { pickup: ['lotId', 'farmId'], result: [] },
  processing: { pickup: ['lotId', 'tankerId', 'litres'], result: [] },
  settlement: { pickup: ['lotId', 'farmId', 'litres'], result: ['fat', 'protein'] },
};

class BottledSample implements Sample {
  readonly lotId: string;
  readonly farmId: string;
  constructor(lotId: string, farmId: string) {
    this.lotId = lotId;
    this.farmId = farmId;
    Object.freeze(this);
  }
}
export const toSample = (pickup: CollectedMilk): Sample =>
  new BottledSample(pickup.lotId, pickup.farmId);

class PumpedFill implements SiloFill {
  readonly lotId: string;
  readonly siloId: string;
  readonly #litres: number;
  constructor({ lotId, tankerId, litres }: CollectedMilk) {
    this.lotId = lotId;
    this.siloId = siloOf(tankerId);
    this.#litres = litres;
  }
  get volume(): number {
    return this.#litres / 100;
  }
}
export const toSiloFill = (pickup: CollectedMilk): SiloFill => new PumpedFill(pickup);

export function toPayable(pickup: CollectedMilk, result: LabResult): Payable {
  const { lotId, farmId, litres } = pickup;
  const kgFat = (litres * kgPerLitre * result.fat) / 100;
  const kgProtein = (litres * kgPerLitre * result.protein) / 100;
  const amount = Math.round(kgFat * wonPerKgFat + kgProtein * wonPerKgProtein);
  return { lotId, farmId, kgFat, kgProtein, amount };
}
