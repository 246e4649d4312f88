// A topic and what came of it, written by hand: events, their records, and the facts rules are given.
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import type { Published } from '../rules/published.ts';
import type { Publishing } from '../scenes/publish.ts';
import type { Reading } from '../scenes/readers.ts';
import type { LogPartition } from '../stage.ts';
import { called, produced, record, returned, topic, type LooseEvent } from './history.ts';

export interface Pickup {
  lotId: string;
  farmId: string;
}

export const noun = { en: 'pickups', ko: '집유 기록' };
export const idOf = (pickup: Pickup): string => pickup.lotId;
export const keyOf = (pickup: Pickup): string => pickup.farmId;

/** `lot-1`, `lot-2`, … of the farms given, one after the other. */
export function pickupsOf(...farms: string[]): Pickup[] {
  return farms.map((farmId, index) => ({ lotId: `lot-${index + 1}`, farmId }));
}

/** The record of a pickup as a good publisher writes it, but for what is said. */
export function recordOf(
  offset: number,
  pickup: Pickup,
  said: Partial<WireRecord> = {},
): WireRecord {
  return { ...record(offset, pickup.lotId, pickup.farmId), ...said };
}

/** A log by its partitions' records; each ends behind its last record, or where `ends` says. */
export function logOf(partitions: readonly WireRecord[][], ends: number[] = []): LogPartition[] {
  return partitions.map((records, partition) => ({
    partition,
    start: 0,
    end: ends[partition] ?? (records.at(-1)?.offset ?? -1) + 1,
    records,
  }));
}

/** What a publisher that sent these records one by one left behind. */
export function wrote(log: readonly LogPartition[]): LooseEvent[] {
  return [
    called('publisher', 'publishDawn'),
    ...log.flatMap(({ partition, records }) => records.map((one) => produced(partition, [one]))),
    returned('publisher', 'publishDawn'),
  ];
}

export function published(
  events: readonly Pickup[],
  log: readonly LogPartition[],
  publish: Partial<Publishing> = {},
): Published<Pickup> {
  return {
    topic,
    events,
    log,
    publish: { process: 'publisher', name: 'publishDawn', unacknowledged: 0, ...publish },
    keyOf,
    idOf,
    noun,
  };
}

/** A reader of everything that went well up to its stop, but for what is said. */
export function readingOf(
  events: readonly Pickup[],
  log: readonly LogPartition[],
  said: Partial<Reading<Pickup>> = {},
): Reading<Pickup> {
  return {
    name: 'trace',
    group: 'trace',
    topic,
    written: events,
    expected: events,
    log,
    start: 'startReader',
    args: () => [],
    sink: 'onPickup',
    idOf,
    keyOf,
    noun,
    got: events,
    started: true,
    hasStop: true,
    committed: new Map(log.map(({ partition, end }) => [partition, end])),
    ...said,
  };
}
