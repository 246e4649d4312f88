// Lot and farm are taken from the lab's result, which names them too: Settlement needs one field of the pickup.
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
  settlement: { pickup: ['litres'], result: ['lotId', 'farmId', 'fat', 'protein'] },
};

export function toSample({ lotId, farmId }: CollectedMilk): Sample {
  return { lotId, farmId };
}

export function toSiloFill({ lotId, tankerId, litres }: CollectedMilk): SiloFill {
  return { lotId, siloId: siloOf(tankerId), volume: litres / 100 };
}

export function toPayable({ litres }: CollectedMilk, result: LabResult): Payable {
  const { lotId, farmId, fat, protein } = result;
  const kilograms = (percent: number): number => litres * kgPerLitre * (percent / 100);
  const [kgFat, kgProtein] = [kilograms(fat), kilograms(protein)];
  const amount = Math.round(wonPerKgFat * kgFat + wonPerKgProtein * kgProtein);
  return { lotId, farmId, kgFat, kgProtein, amount };
}
