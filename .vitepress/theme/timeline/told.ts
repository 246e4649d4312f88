// What a mark says: a line for the event, or for the run of equal events that it stands for.
import { describeEvent } from '../../../harness/grading/describe-event.ts';
import type { HistoryEvent, HistoryEventOf } from '../../../harness/grading/history.ts';
import type { WireRecord } from '../../../harness/wire-tap/wire-event.ts';
import type { Language } from '../../content/languages.ts';
import { fill } from '../words.ts';
import type { Mark } from './marks.ts';
import { timelineWords } from './words.ts';

/** In a line there is room for so many letters of a value; the details have all of it. */
const longest = 180;

/** Who did it: a process, or the workbook. */
export function whoOf({ events: [event] }: Mark, language: Language): string {
  return event?.process ?? timelineWords[language].workbook;
}

export function lineOf({ events }: Mark, language: Language): string {
  const [first] = events;
  const last = events.at(-1);
  if (first === undefined || last === undefined) return '';
  if (events.length === 1) return shorten(textOf(first, language));
  const words = timelineWords[language];
  if (isCarried(first)) {
    const carried = events.filter(isCarried);
    const records = carried.flatMap((event) => event.records);
    if (first.type === 'fetch' && records.length === 0) {
      return first.error === null
        ? fill(words.emptyFetches, { count: events.length })
        : `${shorten(textOf(first, language))} × ${events.length}`;
    }
    return `${verbOf(first, language)}: ${fill(words.records, { count: records.length })}, ${places(carried)}`;
  }
  const count = fill(words.moreAlike, { count: events.length });
  return `${shorten(textOf(first, language))} (${count}; ${words.last} ${shorten(textOf(last, language))})`;
}

export interface RecordFacts {
  place: string;
  key: string | null;
  value: string | null;
  headers: [name: string, value: string][];
}

export interface Facts {
  /** Events one by one, where there are several or a line was shortened. */
  lines: { ms: number; text: string }[];
  linesLeft: number;
  records: RecordFacts[];
  recordsLeft: number;
  /** What else a single event has, as the harness calls it. */
  fields: [name: string, value: string][];
}

/** So many are shown when the details are opened. */
const mostLines = 12;
const mostRecords = 8;

/** What the details show below the line. */
export function factsOf({ events }: Mark, language: Language): Facts {
  const records = events.flatMap((event) =>
    isCarried(event) ? event.records.map((record) => factsOfRecord(event, record)) : [],
  );
  const lines = events.map((event) => ({ ms: event.ms, text: textOf(event, language) }));
  return {
    lines: lines.slice(0, mostLines),
    linesLeft: Math.max(0, lines.length - mostLines),
    records: records.slice(0, mostRecords),
    recordsLeft: Math.max(0, records.length - mostRecords),
    fields: events.length === 1 ? events.flatMap(fieldsOf) : [],
  };
}

/** Told elsewhere, or of no use to a reader. */
const told = ['seq', 'ms', 'type', 'process', 'connection', 'call', 'records', 'did', 'at'];

function fieldsOf(event: HistoryEvent): [string, string][] {
  return Object.entries(event).flatMap(([name, value]: [string, unknown]): [string, string][] =>
    told.includes(name) || value === null || value === undefined
      ? []
      : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
  );
}

export function shorten(text: string, most = longest): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** What a learner's code threw may be coloured for a terminal. */
export function textOf(event: HistoryEvent, language: Language): string {
  // eslint-disable-next-line no-control-regex -- these are what is to be taken out
  return describeEvent(event).text[language].replaceAll(/\u001b\[[\d;]*m/g, '');
}

function isCarried(event: HistoryEvent): event is HistoryEventOf<'produce' | 'fetch'> {
  return event.type === 'produce' || event.type === 'fetch';
}

/** What became of it is the same for all, and told by the description of the first. */
function verbOf(event: HistoryEventOf<'produce' | 'fetch'>, language: Language): string {
  const verb = event.type === 'produce' ? 'Produce' : 'Fetch';
  if (event.type === 'fetch' || event.outcome === 'acknowledged') return verb;
  const outcome = /: (.*)$/.exec(textOf(event, language))?.[1] ?? event.outcome;
  return `${verb} (${outcome})`;
}

/** `collection.pickups/0@0–79, /1@0–72` */
function places(events: readonly HistoryEventOf<'produce' | 'fetch'>[]): string {
  const byPlace = Map.groupBy(events, ({ topic, partition }) => `${topic}/${partition}`);
  return [...byPlace]
    .sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }))
    .map(([place, own]) => {
      const offsets = own.flatMap(({ records }) => records.map(({ offset }) => offset));
      const known = offsets.filter((offset) => offset !== null);
      if (known.length === 0) return place;
      const [from, to] = [Math.min(...known), Math.max(...known)];
      return `${place}@${from === to ? from : `${from}–${to}`}`;
    })
    .join(', ');
}

function factsOfRecord(
  { topic, partition }: { topic: string; partition: number },
  { offset, key, value, headers }: WireRecord,
): RecordFacts {
  return {
    place: `${topic}/${partition}@${offset ?? '?'}`,
    ...{ key, value, headers: Object.entries(headers) },
  };
}
