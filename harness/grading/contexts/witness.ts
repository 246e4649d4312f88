// Where on the wire the things are that a context was handed and kept.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import { flat, type Fields } from './attributes.ts';
import type { Context, ContextFacts, HandedEvent, Lot } from './handed.ts';

export const pickups = 'collection.pickups';
export const results = 'quality.lab-results';

/** A record that was acknowledged, found by its lot. */
export interface Kept {
  event: HistoryEventOf<'produce'>;
  name: string;
  row: Fields;
}

export function keptIn(
  history: readonly HistoryEvent[],
  topic: string,
  lotId: string,
): Kept | undefined {
  for (const event of eventsOf(history, 'produce')) {
    if (event.topic !== topic || event.outcome !== 'acknowledged') continue;
    const record = event.records.find((one) => one.headers['event-id'] === lotId);
    if (record === undefined) continue;
    return {
      event,
      name: recordName(topic, event.partition, record.offset, record.key),
      // Written by the world, as JSON.
      row: flat(JSON.parse(record.value ?? '{}')),
    };
  }
  return undefined;
}

/** What a context has of a lot: as its topic says, or as it was handed where it kept nothing. */
export function milkOf(
  history: readonly HistoryEvent[],
  { topic }: Context,
  { value }: HandedEvent,
): Fields {
  return keptIn(history, topic, value.lotId)?.row ?? value.milk ?? {};
}

export function lotOf({ lots }: ContextFacts, { value }: HandedEvent): Lot | undefined {
  return lots.find((lot) => lot.lotId === value.lotId);
}

/**
 * The pickup's record, the events that carried it, what came of it in these topics, and others. The first bad one is
 * what came of it in the last of the topics; the Fetch, where nothing came.
 */
export function witness(
  history: readonly HistoryEvent[],
  { value, process }: HandedEvent,
  topics: readonly string[],
  others: readonly number[] = [],
): Pick<Finding, 'where' | 'evidence' | 'firstBad'> {
  const { lotId, partition, offset } = value;
  const written = keptIn(history, pickups, lotId);
  const fetch = eventsOf(history, 'fetch', process).find(
    (event) =>
      event.topic === pickups &&
      event.partition === partition &&
      event.records.some((record) => record.offset === offset),
  );
  const kept = topics.map((topic) => keptIn(history, topic, lotId));
  const seqs = [written?.event.seq, fetch?.seq, ...kept.map((one) => one?.event.seq), ...others];
  return {
    where: written?.name ?? recordName(pickups, partition, offset, null),
    evidence: [...new Set(seqs.filter((seq) => seq !== undefined))].sort((a, b) => a - b),
    firstBad: kept.at(-1)?.event.seq ?? fetch?.seq ?? null,
  };
}

/** The events (their `seq`) in which the harness tells of the rename, of who broke, and of what reached whom. */
export function told(history: readonly HistoryEvent[]): number[] {
  return eventsOf(history, 'harness').map(({ seq }) => seq);
}

/** Those in which it tells what reached whom. */
export function measuredIn(history: readonly HistoryEvent[]): number[] {
  return eventsOf(history, 'harness')
    .filter(({ measured }) => measured === true)
    .map(({ seq }) => seq);
}
