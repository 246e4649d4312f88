// Everything frozen, what is given as well as what is taken: a context that writes on it is on its own.
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

export function toSample(pickup: CollectedMilk): Sample {
  return Object.freeze({ lotId: pickup.lotId, farmId: pickup.farmId });
}

export function toSiloFill(pickup: CollectedMilk): SiloFill {
  return Object.freeze({
    lotId: pickup.lotId,
    siloId: siloOf(pickup.tankerId),
    volume: pickup.litres / 100,
  });
}

export function toPayable(pickup: CollectedMilk, result: LabResult): Payable {
  const { lotId, farmId, litres } = pickup;
  const kgFat = (litres * kgPerLitre * result.fat) / 100;
  const kgProtein = (litres * kgPerLitre * result.protein) / 100;
  const amount = Math.round(kgFat * wonPerKgFat + kgProtein * wonPerKgProtein);
  return Object.freeze({ lotId, farmId, kgFat, kgProtein, amount });
}
