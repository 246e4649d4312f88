// Notes of a run as the exercise hands them over: what the tap and the ports saw between instances, with the
// database as the place that it is, where one puts and another gets.
import type { HistoryEvent } from '../history.ts';
import { observedEdges } from '../observed/edges.ts';
import type { Flow } from './flows.ts';

/** @param database what the database that all share is called */
export function flowsSeen(history: readonly HistoryEvent[], database: string): Flow[] {
  const wire = observedEdges(history, { route: withoutId })
    .filter(({ via }) => via !== 'database')
    // `via` is narrowed by what was left out.
    .map(({ seq: _, ...edge }): Flow => edge as Flow);
  const rows = new Map<string, Flow>();
  for (const event of history) {
    if (event.type !== 'port' || event.outcome !== 'done') continue;
    const { api, process, subject: key } = event;
    if (api !== 'db.put' && api !== 'db.get') continue;
    if (api === 'db.get' && event.answer === null) continue;
    const ends =
      api === 'db.put' ? { from: process, to: database } : { from: database, to: process };
    const subject = tableOf(key);
    const name = JSON.stringify([ends, subject]);
    const known = rows.get(name);
    if (known === undefined) rows.set(name, { ...ends, via: 'database', subject, count: 1 });
    else known.count += 1;
  }
  return [...wire, ...rows.values()];
}

/** `GET /farms/farm-7` is asked by the route `GET /farms/:id`. */
export const withoutId = (route: string): string => route.replace(/\/[a-z]+-\d+/g, '/:id');

const tableOf = (key: string): string => key.split('/')[0] ?? key;
