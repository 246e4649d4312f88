// For tests: two contexts with their translators, and histories of what they were handed.
import type { Context, ContextFacts, Handed, Lot } from '../contexts/handed.ts';
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { brought, produced, reported, type LooseEvent } from './history.ts';

export const quality: Context = {
  name: 'quality',
  title: { en: 'Quality', ko: '원유 검사' },
  translator: 'toSample',
  milk: { en: 'sample', ko: '시료' },
  topic: 'quality.lab-results',
  note: 'rack',
  wanted: ({ lotId, farmId }) => ({ lotId, farmId }),
  fromResult: [],
};

export const settlement: Context = {
  name: 'settlement',
  title: { en: 'Settlement', ko: '유대 정산' },
  translator: 'toPayable',
  milk: { en: 'payable', ko: '정산 건' },
  topic: 'settlement.payables',
  note: 'invoice',
  wanted: ({ lotId, litres, fat }) => ({
    lotId,
    kgFat: litres * fat,
    amount: { nearest: litres * fat * 10 },
  }),
  fromResult: ['kgFat'],
};

export const lot = (number: number): Lot => ({
  ...{ lotId: `lot-${number}`, farmId: `farm-${number}`, tankerId: 'tanker-1' },
  ...{ litres: 100.05, fat: 2, protein: 3 },
});

/** Three lots, the last of them after the rename of `tempC`. */
export function factsOf(said: Partial<ContextFacts> = {}): ContextFacts {
  return {
    contexts: [quality, settlement],
    lots: [1, 2, 3].map(lot),
    renamed: { tempC: 'milkTemp' },
    beforeRename: 2,
    declared: { quality: { pickup: [] }, settlement: { pickup: [], result: [] } },
    measured: null,
    ...said,
  };
}

const record = (number: number, value: unknown): WireRecord => ({
  ...{ offset: number, timestamp: 0, key: `farm-${number}`, value: JSON.stringify(value) },
  headers: { 'event-id': `lot-${number}` },
});

/** The record of a lot's pickup is written and fetched; the lot's number is its offset. */
export function published(number: number): LooseEvent[] {
  return [
    { ...produced(0, [record(number, {})]), process: 'collection' },
    brought('co-op', 0, [record(number, {})]),
  ];
}

/** A context is handed its own of a lot, and keeps it unless it stops. */
export function handed(
  context: Context,
  number: number,
  milk: Record<string, unknown> | null,
  said: Partial<Handed> = {},
): LooseEvent[] {
  const used = Object.keys(context.wanted(lot(number)));
  const value: Handed = {
    ...{ context: context.name, lotId: `lot-${number}`, partition: 0, offset: number },
    ...{ milk, used, changed: [], stopped: null },
    ...said,
  };
  const kept = { ...produced(0, [record(number, milk)]), process: 'co-op', topic: context.topic };
  return [reported('co-op', value, 'handed'), ...(value.stopped === null ? [kept] : [])];
}
