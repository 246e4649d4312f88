// What a run of two services that share nothing but streams comes to.
import type { DawnPickup } from '../dawn.ts';
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import type { Input } from '../rules/derived.ts';
import type { DerivingFacts } from '../scenes/deriving.ts';
import type { LogPartition } from '../stage.ts';

export const pickupsTopic = 'collection.pickups';
export const payablesTopic = 'settlement.payables';
export const group = 'settlement';
export const instances = ['settlement-1', 'settlement-2', 'settlement-3'] as const;

export interface V2 {
  version: 2;
  lotId: string;
  farmId: string;
  tankerId: string;
  kg: number;
  tempC: number;
}
export type PickupEvent = DawnPickup | V2;

export interface PayableEvent {
  lotId: string;
  farmId: string;
  kg: number;
}

const kilograms = (litres: number): number => Math.round(litres * 103) / 100;

export const inV2 = ({ litres, ...rest }: DawnPickup): V2 => ({
  ...rest,
  version: 2,
  kg: kilograms(litres),
});

/** What Settlement owes for a pickup of either version. */
export const payableOf = (pickup: PickupEvent): PayableEvent => ({
  lotId: pickup.lotId,
  farmId: pickup.farmId,
  kg: 'version' in pickup ? pickup.kg : kilograms(pickup.litres),
});

/** A press of the button, and where its record came to lie. */
export interface CapturedPickup {
  pickup: DawnPickup;
  /** What became of the call while nobody of Settlement's was there. */
  settled: boolean;
  error: string | undefined;
  /** Whether it ended while the broker had not got the record yet. */
  tooEarly: boolean;
  from: number;
  to: number;
}

/** What the three instances made of a batch, in which nothing was failed. */
export interface Shared {
  lots: readonly string[];
  /** By lot, which instances wrote its payable. */
  writers: ReadonlyMap<string, readonly string[]>;
  /** How many payables each wrote. */
  counts: ReadonlyMap<string, number>;
}

export interface UntangledFacts {
  deriving: DerivingFacts<PickupEvent> | null;
  captured: CapturedPickup[];
  /** The topic of pickups after they were captured. */
  pickups: LogPartition[];
  shared: Shared | null;
  /** Everything that was there to be settled, once the rollout is over. */
  rolled: { inputs: readonly Omit<Input<PickupEvent>, 'round'>[]; log: LogPartition[] } | null;
  /** Payables written while one instance after the other was replaced. */
  duringRollout: number;
}

export type Rule = (facts: UntangledFacts, history: readonly HistoryEvent[]) => Finding[];
