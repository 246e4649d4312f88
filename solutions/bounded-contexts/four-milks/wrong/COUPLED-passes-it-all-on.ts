// The pickup is spread into every milk: it has all that a context wants, and all the rest.
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
  return { ...pickup };
}

export function toSiloFill(pickup: CollectedMilk): SiloFill {
  return { ...pickup, siloId: siloOf(pickup.tankerId), volume: pickup.litres / 100 };
}

export function toPayable(pickup: CollectedMilk, result: LabResult): Payable {
  const { litres } = pickup;
  const kgFat = (litres * kgPerLitre * result.fat) / 100;
  const kgProtein = (litres * kgPerLitre * result.protein) / 100;
  const amount = Math.round(kgFat * wonPerKgFat + kgProtein * wonPerKgProtein);
  return { ...pickup, kgFat, kgProtein, amount };
}
