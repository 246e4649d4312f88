// The trail of an event through a service: brought to it, committed, the process killed, read on from where.
import { boundaryText } from '../boundary-text.ts';
import { eventsOf, type HistoryEvent, type HistoryEventOf } from '../history.ts';
import type { Text } from '../text.ts';
import type { Derived, Input } from './derived.ts';

type Of = Pick<Derived<never, never>, 'service' | 'from'>;
type Place = Pick<Input<never>, 'partition' | 'offset'>;

/** The Fetches that brought it. */
export function fetchesOf(
  { service, from }: Of,
  { partition, offset }: Place,
  history: readonly HistoryEvent[],
): HistoryEventOf<'fetch'>[] {
  return eventsOf(history, 'fetch', service).filter(
    (event) =>
      event.topic === from &&
      event.partition === partition &&
      event.records.some((record) => record.offset === offset),
  );
}

/** The first commit that covers it. */
export function commitOver(
  { service, from }: Of,
  { partition, offset }: Place,
  history: readonly HistoryEvent[],
): HistoryEventOf<'commit'> | undefined {
  return eventsOf(history, 'commit', service).find(
    (event) =>
      event.error === null &&
      event.topic === from &&
      event.partition === partition &&
      event.offset > offset,
  );
}

/** Where the process was killed after this event of the run (its `seq`). */
export function crashAfter(
  { service }: Of,
  seq: number,
  history: readonly HistoryEvent[],
): { at: Text; seq: number } | undefined {
  const killed = eventsOf(history, 'process', service).find(
    (event) => event.seq > seq && event.change === 'killed' && event.at !== undefined,
  );
  if (killed?.at === undefined) return undefined;
  return { at: boundaryText(killed.at), seq: killed.seq };
}

/** Where its partition was read on from, after this event of the run. */
export function startAfter(
  { service, from }: Of,
  { partition }: Place,
  seq: number,
  history: readonly HistoryEvent[],
): HistoryEventOf<'start-offset'> | undefined {
  return eventsOf(history, 'start-offset', service).find(
    (event) => event.seq > seq && event.topic === from && event.partition === partition,
  );
}
