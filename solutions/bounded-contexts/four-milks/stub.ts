// Four milks: one word, four models.
//
// Collection writes every pickup to `collection.pickups`. Three other contexts work with the same milk,
// and each calls it something else: Quality tests a bottle, Processing fills a silo, Settlement pays a
// farm. All four are supplied and run already; what is missing is the translation between them.
//
// Quality, Processing and Settlement live in one process. They are handed the same pickup one after the
// other, and each keeps what your translator gives it, as a row in a table of its own. It may write
// notes of its own on the very object that your translator returned. After the first dawn Collection renames some of its words.
import type { LabResult, Pickup } from '#exercises/story.ts';

/**
 * Collection's milk: what a driver writes down at a farm. Others may rely on `lotId`, `farmId`,
 * `tankerId` and `litres`: these stay. All the rest, `tempC` too, is Collection's own, and changes
 * whenever its drivers want it to.
 */
export interface CollectedMilk extends Pickup {
  /** Opens the farm's gate. */
  gateCode: string;
  /** How deep the milk stood in the farm's tank, by the dipstick, in mm. */
  dipMm: number;
}

/** Quality's milk: a bottle that is to be tested. */
export interface Sample {
  lotId: string;
  farmId: string;
}

/** Processing's milk: so much of it into that silo. */
export interface SiloFill {
  lotId: string;
  /** As `siloOf` says for the tanker. */
  siloId: string;
  /** Hectolitres (1 hl is 100 litres), not rounded. */
  volume: number;
}

/** Settlement's milk: what a farm is paid for one pickup. */
export interface Payable {
  lotId: string;
  farmId: string;
  /** Kilograms of fat, not rounded. The lab gives percent of the milk's weight; a litre weighs 1.03 kg. */
  kgFat: number;
  /** Kilograms of protein, in the same way. */
  kgProtein: number;
  /** Won, for the fat and the protein together. Rounded once, at the end, to the nearest whole won. */
  amount: number;
}

export const kgPerLitre = 1.03;
export const wonPerKgFat = 9_500;
export const wonPerKgProtein = 13_000;

/** Processing's plan: the silo that a tanker is emptied into. It is complete. */
export function siloOf(tankerId: string): string {
  return `silo-${(Number(tankerId.replace('tanker-', '')) % 4) + 1}`;
}

/** Fields of a pickup and of a lab result, by name. */
export interface Needs {
  pickup: readonly (keyof CollectedMilk)[];
  result: readonly (keyof LabResult)[];
}

/**
 * What each context needs of the others' words: the fields that its translator reads, all of them and
 * no more. Whoever wants to change a field looks here to see who is in the way.
 */
export const contexts: Record<'quality' | 'processing' | 'settlement', Needs> = {
  quality: { pickup: [], result: [] },
  processing: { pickup: [], result: [] },
  settlement: { pickup: [], result: [] },
};

/** The pickup in Quality's words. */
export function toSample(pickup: CollectedMilk): Sample {
  throw new Error('toSample is yours to write.');
}

/** The pickup in Processing's words. */
export function toSiloFill(pickup: CollectedMilk): SiloFill {
  throw new Error('toSiloFill is yours to write.');
}

/** The pickup, and what the lab found in its bottle, in Settlement's words. */
export function toPayable(pickup: CollectedMilk, result: LabResult): Payable {
  throw new Error('toPayable is yours to write.');
}
