// Who had to do with whom, as the run saw it: records that one process wrote and another was brought,
// requests that one made to another, rows that went by the shared database. Never what anybody declared.
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import type { Transacted } from './committed.ts';

export interface ObservedEdge {
  /**
   * `topic`: `to` was brought records that `from` wrote. `http`: `from` asked `to`. `database`: `to` got rows that `from`
   * put there.
   */
  via: 'topic' | 'http' | 'database';
  from: string;
  to: string;
  /** The topic; the route as it was asked (`GET /farms/farm-7`); the first part of the rows' keys (`temps` of `temps/lot-7`). */
  subject: string;
  /** Records brought, requests, or rows got; each record once for each process. */
  count: number;
  /** The first event (its `seq`) that shows it. */
  seq: number;
}

export interface Naming {
  /** What a process is called among the edges: the service that it is an instance of. */
  process?(name: string): string;
  /** What a request is about: routes that differ by an id only are one subject. */
  route?(route: string): string;
}

/** All edges, in the order in which they were first seen. A process that reads its own records has none. */
export function observedEdges(
  history: readonly HistoryEvent[],
  { process: named = (name) => name, route: routed = (route) => route }: Naming = {},
): ObservedEdge[] {
  const edges = new Map<string, ObservedEdge>();
  const note = ({ count, ...edge }: ObservedEdge): void => {
    const [from, to] = [named(edge.from), named(edge.to)];
    if (from === to) return;
    const key = JSON.stringify([edge.via, from, to, edge.subject]);
    const known = edges.get(key);
    if (known === undefined) edges.set(key, { ...edge, from, to, count });
    else known.count += count;
  };
  const wroteRow = new Map<string, string>();
  const writers = placesWritten(history);
  const brought = new Set<string>();
  for (const event of history) {
    if (event.type === 'fetch') {
      const { process: to, topic, partition, seq } = event;
      for (const { offset } of event.records) {
        const from = writers.get(placeOf(topic, partition, offset));
        const once = `${to} ${placeOf(topic, partition, offset)}`;
        if (from === undefined || brought.has(once)) continue;
        brought.add(once);
        note({ via: 'topic', from, to, subject: topic, count: 1, seq });
      }
    }
    if (event.type !== 'port' || event.outcome === 'lost') continue;
    const { process, api, subject, seq } = event;
    if (api === 'http.request') {
      const [to = '', ...route] = subject.split(' ');
      const asked = routed(route.join(' '));
      note({ via: 'http', from: process, to, subject: asked, count: 1, seq });
    }
    if (api === 'db.put') wroteRow.set(subject, process);
    if (api === 'db.transaction' && event.outcome !== 'refused') {
      // As the learner's side makes it of what a transaction read and wrote.
      for (const { key } of (event.value as Transacted).changes) wroteRow.set(key, process);
    }
    for (const key of rowsGot(event)) {
      const from = wroteRow.get(key);
      if (from === undefined) continue;
      const about = key.split('/')[0] ?? key;
      note({ via: 'database', from, to: process, subject: about, count: 1, seq });
    }
  }
  return [...edges.values()];
}

/** Rows that a call brought: one that was asked for, or those of a commit that was handed over. */
function rowsGot({ api, subject, answer }: HistoryEventOf<'port'>): string[] {
  if (api === 'db.get') return answer === null ? [] : [subject];
  // The keys of what was committed.
  return api === 'db.onCommit' ? (answer as string[]) : [];
}

/** `topic/partition@offset` → who wrote it. What the harness wrote itself has no writer. */
function placesWritten(history: readonly HistoryEvent[]): Map<string, string> {
  const writers = new Map<string, string>();
  for (const { process, topic, partition, records, outcome } of eventsOf(history, 'produce')) {
    if (!wasTaken(outcome)) continue;
    for (const { offset } of records) writers.set(placeOf(topic, partition, offset), process);
  }
  return writers;
}

const wasTaken = (outcome: string): boolean =>
  outcome === 'acknowledged' || outcome === 'unanswered';

const placeOf = (topic: string, partition: number, offset: number | null): string =>
  `${topic}/${partition}@${offset ?? '?'}`;
