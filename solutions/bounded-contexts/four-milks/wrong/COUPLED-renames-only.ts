// The temperature goes to Quality under a name of its own: it is still Collection's word.
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

export function toSample(pickup: CollectedMilk): Sample & { temperature: number } {
  return { lotId: pickup.lotId, farmId: pickup.farmId, temperature: pickup.tempC };
}

export function toSiloFill({ lotId, tankerId, litres }: CollectedMilk): SiloFill {
  return { lotId, siloId: siloOf(tankerId), volume: litres / 100 };
}

export function toPayable(pickup: CollectedMilk, result: LabResult): Payable {
  const { lotId, farmId, litres } = pickup;
  const kgFat = (litres * kgPerLitre * result.fat) / 100;
  const kgProtein = (litres * kgPerLitre * result.protein) / 100;
  const amount = Math.round(kgFat * wonPerKgFat + kgProtein * wonPerKgProtein);
  return { lotId, farmId, kgFat, kgProtein, amount };
}
