// Who wrote what: topics by the processes that produced to them, and rows of the shared database by the
// processes that changed them. What the harness writes itself stands for nobody.
import { recordName } from './finding.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from './history.ts';
import type { Transacted } from './observed/committed.ts';

/** One thing that was written: a record, or a row. */
export interface Written {
  process: string;
  /** `topic/partition@offset (key)`, or the row's key. */
  name: string;
  /** The event that shows it. */
  seq: number;
}

/** What came to lie in a topic, in the order in which it was sent. What was refused or lost is not there. */
export function writtenTo(history: readonly HistoryEvent[], topic: string): Written[] {
  return eventsOf(history, 'produce')
    .filter((event) => event.topic === topic && isThere(event.outcome))
    .flatMap(({ process, seq, partition, records }) =>
      records.map(({ offset, key }) => ({
        ...{ process, seq },
        name: recordName(topic, partition, offset, key),
      })),
    );
}

/** Each topic that anybody wrote to, and who did. */
export function writersOf(history: readonly HistoryEvent[]): Map<string, string[]> {
  const writers = new Map<string, string[]>();
  for (const { topic, process, outcome } of eventsOf(history, 'produce')) {
    if (!isThere(outcome)) continue;
    const known = writers.get(topic) ?? [];
    if (!known.includes(process)) writers.set(topic, [...known, process]);
  }
  return writers;
}

/**
 * How often a process read and wrote in the database that all services share: rows and lists that it got, commits that
 * it was handed, rows that it changed.
 */
export interface StoreUses {
  reads: number;
  writes: number;
  /** The first use's event. */
  first: number;
}

/** By process; who never went there is absent. */
export function usesOfDb(history: readonly HistoryEvent[]): Map<string, StoreUses> {
  const uses = new Map<string, StoreUses>();
  for (const event of eventsOf(history, 'port')) {
    const { process, api, seq, outcome } = event;
    if (!api.startsWith('db.') || outcome === 'lost') continue;
    const use = uses.get(process) ?? { reads: 0, writes: 0, first: seq };
    if (isWrite(api)) use.writes += rowsOf(event).length;
    else use.reads += 1;
    uses.set(process, use);
  }
  return uses;
}

/** Rows of the shared database that were changed, each with all who changed it, in order. */
export function changedRows(history: readonly HistoryEvent[]): Map<string, Written[]> {
  const rows = new Map<string, Written[]>();
  for (const event of eventsOf(history, 'port')) {
    const { process, api, seq, outcome } = event;
    if (!isWrite(api) || outcome === 'lost' || outcome === 'refused') continue;
    for (const name of rowsOf(event)) {
      rows.set(name, [...(rows.get(name) ?? []), { process, name, seq }]);
    }
  }
  return rows;
}

/** The keys of the rows that a write is about. */
function rowsOf({ api, subject, value }: HistoryEventOf<'port'>): string[] {
  if (api !== 'db.transaction') return [subject];
  // As the learner's side makes it of what a transaction read and wrote.
  return (value as Transacted).changes.map(({ key }) => key);
}

function isWrite(api: string): boolean {
  return api === 'db.put' || api === 'db.delete' || api === 'db.transaction';
}

function isThere(outcome: 'acknowledged' | 'refused' | 'unanswered' | 'lost'): boolean {
  return outcome === 'acknowledged' || outcome === 'unanswered';
}
