// What the broker and the others were given in a run: records that were written for good, and calls of vendors.
import type { HistoryEvent, HistoryEventOf } from '../../../harness/grading/history.ts';
import { comparable } from './comparable.ts';

export interface Given {
  /** A topic, or whom a call was made to. */
  place: string;
  /** `null` for a call. */
  partition: number | null;
  key: string | null;
  value: string | null;
  /** By name. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Equal for what counts as the same. */
  same: { value: string; headers: string; all: string };
}

/** By place: fields of a value that differ between equal runs. */
export type Passing = ReadonlyMap<string, ReadonlySet<string>>;

/** In the order in which they were given. A transaction's records count when it is committed. */
export function givenIn(history: readonly HistoryEvent[], passing: Passing = new Map()): Given[] {
  const given: Given[] = [];
  const open = new Map<string, Given[]>();
  for (const event of history) {
    if (event.type === 'produce' && wasWritten(event)) {
      const { transactionalId } = event;
      const records = event.records.map(({ key, value, headers }) =>
        one(passing, event.topic, event.partition, key, value, headers),
      );
      if (transactionalId === null) given.push(...records);
      else open.set(transactionalId, [...(open.get(transactionalId) ?? []), ...records]);
    } else if (event.type === 'end-transaction' && event.error === null) {
      if (event.committed) given.push(...(open.get(event.transactionalId) ?? []));
      open.delete(event.transactionalId);
    } else if (event.type === 'port' && event.api.startsWith('vendor.') && wasCalled(event)) {
      given.push(
        one(passing, `${event.api} ${event.subject}`, null, event.key, written(event.value), {}),
      );
    }
  }
  return wasDisturbed(history) ? withoutRepeats(given) : given;
}

/** Whether a crash or a lost answer may have had something done twice, and rightly so. */
export function wasDisturbed(history: readonly HistoryEvent[]): boolean {
  return history.some(
    (event, index) =>
      event.type === 'fault' ||
      // At the end of a run every process is ended.
      (event.type === 'process' &&
        event.change === 'killed' &&
        (event.at !== undefined || isStartedAgain(history.slice(index), event.process))),
  );
}

function isStartedAgain(later: readonly HistoryEvent[], process: string): boolean {
  return later.some(
    (event) => event.type === 'process' && event.process === process && event.change === 'started',
  );
}

function one(
  passing: Passing,
  place: string,
  partition: number | null,
  key: string | null,
  value: string | null,
  headerOf: Record<string, string>,
): Given {
  const headers = Object.entries(headerOf).sort(([a], [b]) => (a < b ? -1 : 1));
  const same = {
    value: comparable(value, passing.get(place)),
    headers: headers.map(([name, text]) => `${name}: ${comparable(text)}`).join('\n'),
  };
  const all = JSON.stringify([comparable(key), same.value, same.headers]);
  return { place, partition, key, value, headers, same: { ...same, all } };
}

/** The broker has it, whether or not the client heard so. */
function wasWritten({ outcome }: HistoryEventOf<'produce'>): boolean {
  return outcome === 'acknowledged' || outcome === 'unanswered';
}
function wasCalled({ outcome }: HistoryEventOf<'port'>): boolean {
  return outcome === 'done' || outcome === 'unanswered';
}

function withoutRepeats(given: readonly Given[]): Given[] {
  const seen = new Set<string>();
  return given.filter(({ place, same }) => {
    const what = `${place} ${same.all}`;
    return !seen.has(what) && seen.add(what);
  });
}

function written(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
