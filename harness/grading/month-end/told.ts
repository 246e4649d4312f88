// What the stream tells of pickups, each record beside the event that wrote it.
import type { WireRecord } from '../../wire-tap/wire-event.ts';
import { recordName } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { jsonIn } from '../record-json.ts';
import { topic, type MonthEndFacts } from './facts.ts';
import type { PickupRow } from './plant.ts';

/** What a pickup says to others. */
export const fields = ['lotId', 'farmId', 'tankerId', 'litres', 'tempC'] as const;

export interface Told {
  record: WireRecord;
  partition: number;
  /** `collection.pickups/1@77 (farm-3)` */
  where: string;
  /** The event that shows it. */
  seq: number;
}
/** A record that is about some lot. */
export interface ToldPickup extends Told {
  pickup: Record<string, unknown> & { lotId: string };
}

export function toldIn({ log }: MonthEndFacts, history: readonly HistoryEvent[]): Told[] {
  const sentBy = new Map<string, number>();
  for (const event of eventsOf(history, 'produce')) {
    if (event.topic !== topic || event.outcome === 'refused' || event.outcome === 'lost') continue;
    for (const record of event.records) {
      // Of a record whose answer was lost, nobody knows the offset.
      const names = [placeOf(event.partition, record), sayingOf(event.partition, record)];
      for (const name of names) if (!sentBy.has(name)) sentBy.set(name, event.seq);
    }
  }
  return log.flatMap(({ partition, records }) =>
    records.map((record) => ({
      ...{ record, partition, where: recordName(topic, partition, record.offset, record.key) },
      seq: sentBy.get(placeOf(partition, record)) ?? sentBy.get(sayingOf(partition, record)) ?? 0,
    })),
  );
}

const placeOf = (partition: number, { offset }: WireRecord): string =>
  `${partition}@${offset ?? '?'}`;
const sayingOf = (partition: number, { key, value }: WireRecord): string =>
  JSON.stringify([partition, key, value]);

export const isPickup = (one: Told & { pickup: unknown }): one is ToldPickup =>
  typeof (one.pickup as { lotId?: unknown } | null | undefined)?.lotId === 'string';

export function pickupsIn(facts: MonthEndFacts, history: readonly HistoryEvent[]): ToldPickup[] {
  return toldIn(facts, history)
    .map((one) => ({ ...one, pickup: jsonIn(one.record.value) }))
    .filter(isPickup);
}

/** The events of a finding, and the one of them at which the run went wrong. */
export const at = (bad: number, ...others: readonly number[]) => ({
  evidence: [...new Set([bad, ...others].filter((seq) => seq > 0))].sort((a, b) => a - b),
  firstBad: bad > 0 ? bad : null,
});

/** Whether a record says what a row says, whatever the row has besides. */
export function saysSame(pickup: Record<string, unknown>, row: PickupRow): boolean {
  return fields.every((name) => pickup[name] === row[name]);
}
