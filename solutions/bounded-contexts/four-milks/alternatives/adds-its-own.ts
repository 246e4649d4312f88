// Adds to each milk what no other context has said: an id, the time, a unit. Nobody else can change those.
import { randomUUID } from 'node:crypto';
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

export function toSample(pickup: CollectedMilk): Sample & { id: string; at: number } {
  return { id: randomUUID(), at: Date.now(), lotId: pickup.lotId, farmId: pickup.farmId };
}

export function toSiloFill(pickup: CollectedMilk): SiloFill & { unit: string } {
  const { lotId, tankerId, litres } = pickup;
  return { lotId, siloId: siloOf(tankerId), volume: litres / 100, unit: 'hl' };
}

export function toPayable(pickup: CollectedMilk, result: LabResult): Payable {
  const payable = {} as Payable;
  const kg = pickup.litres * kgPerLitre;
  payable.lotId = pickup.lotId;
  payable.farmId = pickup.farmId;
  payable.kgFat = kg * result.fat * 0.01;
  payable.kgProtein = kg * result.protein * 0.01;
  const won = payable.kgFat * wonPerKgFat + payable.kgProtein * wonPerKgProtein;
  payable.amount = Number(won.toFixed(0));
  return payable;
}
