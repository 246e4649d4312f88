// The records of a topic, each beside the event that it stands for.
import { recordName, type Finding } from '../finding.ts';
import { eventsOf, type HistoryEvent } from '../history.ts';
import { jsonIn } from '../record-json.ts';
import type { Published } from './published.ts';

export interface Placed<Event> {
  /** `undefined`: its value is none of the events that were to be written. */
  event: Event | undefined;
  /** Where the event stands among those that were to be written. */
  index: number;
  parsed: unknown;
  partition: number;
  offset: number;
  key: string | null;
  value: string | null;
  headers: Record<string, string>;
}

/** A rule on what was written. */
export type PlacedRule = <Event>(
  published: Published<Event>,
  placed: readonly Placed<Event>[],
  history: readonly HistoryEvent[],
) => Finding[];

/** In the order of the events, and of one event's records in the order of the log. */
export function placeRecords<Event>({ log, events, idOf }: Published<Event>): Placed<Event>[] {
  const byId = new Map(events.map((event, index) => [idOf(event), { event, index }]));
  return log
    .flatMap(({ partition, records }) =>
      records.map((record) => {
        const parsed = jsonIn(record.value);
        // The one place where unknown data is taken for an event: only to look its id up.
        const known = isObject(parsed) ? byId.get(idOf(parsed as Event)) : undefined;
        return {
          ...record,
          partition,
          offset: record.offset ?? -1,
          parsed,
          event: known?.event,
          index: known?.index ?? Infinity,
        };
      }),
    )
    .sort((a, b) => (a.index === b.index ? 0 : a.index - b.index));
}

export function nameOf(topic: string, record: Placed<unknown>): string {
  return recordName(topic, record.partition, record.offset, record.key);
}

/** The Produce requests that wrote these records; the first bad one is that of the first named. */
export function evidenceOf(
  history: readonly HistoryEvent[],
  topic: string,
  ...records: (Placed<unknown> | undefined)[]
): Pick<Finding, 'evidence' | 'firstBad'> {
  const wrote = (record: Placed<unknown>): number | undefined =>
    eventsOf(history, 'produce').find(
      (event) =>
        event.topic === topic &&
        event.partition === record.partition &&
        event.records.some((one) => one.offset === record.offset),
    )?.seq;
  const seqs = records.flatMap((record) => (record === undefined ? [] : [wrote(record)]));
  const known = seqs.filter((seq) => seq !== undefined);
  return { evidence: [...new Set(known)].sort((a, b) => a - b), firstBad: seqs[0] ?? null };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
