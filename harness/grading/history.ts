// The history of one run: what the wire tap saw and what the harness did, in one order.
// Rules are pure functions of it; timelines draw it.
import type { Boundary, PortCall } from '../wire-tap/boundaries.ts';
import type { WireEvent } from '../wire-tap/wire-event.ts';
import type { Text } from './text.ts';

/** What the harness saw of a learner process outside the wire. */
export type RunEvent =
  /** `stuck`: it let nothing else happen, and was ended for that. */
  | {
      type: 'process';
      process: string;
      change: 'started' | 'killed' | 'ended' | 'stuck';
      why?: string;
      /** Where it was killed, when that was at a boundary. */
      at?: Boundary;
    }
  /** A function of the learner's (or of a handle it returned) is called. */
  | { type: 'call'; process: string; call: number; name: string }
  /** The call's promise settled; `error` is what it threw. */
  | { type: 'return'; process: string; call: number; name: string; error: string | null }
  /** The learner's code called a function that the harness gave it. */
  | { type: 'report'; process: string; sink: string; value: unknown }
  /** A call by a port that is not Kafka: of a service, or to one (`http.answer`). */
  | {
      type: 'port';
      process: string;
      api: PortCall;
      /** A key, a vendor, a route with the service that is asked. */
      subject: string;
      /** What was sent along. */
      value: unknown;
      /** The idempotency key of a call to a vendor. */
      key: string | null;
      /** `lost`: it was never done. `unanswered`: it was done, and nobody was told. */
      outcome: 'done' | 'refused' | 'unanswered' | 'lost';
      /** What was answered; the reason where it was refused. */
      answer: unknown;
    }
  /**
   * The harness changed something: time passed, old records removed, a group left. `measured`: it tells what
   * it measured, which is worth a look whatever the verdict.
   */
  | { type: 'harness'; process: string | null; did: Text; measured?: true };

/** `seq` orders the run; `ms` since its start is for the reader only and differs between runs. */
export type HistoryEvent = { seq: number; ms: number } & (WireEvent | RunEvent);

export type HistoryEventOf<T extends HistoryEvent['type']> = Extract<HistoryEvent, { type: T }>;

export function eventsOf<T extends HistoryEvent['type']>(
  history: readonly HistoryEvent[],
  type: T,
  process?: string,
): HistoryEventOf<T>[] {
  return history.filter(
    (event): event is HistoryEventOf<T> =>
      event.type === type && (process === undefined || event.process === process),
  );
}

/** When the process of that name was last started (its `seq`): a restart knows nothing of before. */
export function startedAt(history: readonly HistoryEvent[], process: string): number {
  const started = history.findLast(
    (event) => event.type === 'process' && event.process === process && event.change === 'started',
  );
  return started?.seq ?? 0;
}

/** What happened since the process of that name was last started; all of it where that is not told. */
export function sinceStart(
  history: readonly HistoryEvent[],
  process: string,
): readonly HistoryEvent[] {
  const started = history.findLastIndex(
    (event) => event.type === 'process' && event.process === process && event.change === 'started',
  );
  return started < 0 ? history : history.slice(started);
}

/** The partitions a process owns now, by its last assignment in each group. */
export function assignedTo(
  history: readonly HistoryEvent[],
  process: string,
): { topic: string; partition: number; since: number }[] {
  const since = startedAt(history, process);
  const latest = new Map<string, HistoryEventOf<'assigned'>>();
  for (const event of eventsOf(history, 'assigned', process)) {
    if (event.seq > since) latest.set(event.group, event);
  }
  return [...latest.values()].flatMap((event) =>
    event.partitions.map((one) => ({ ...one, since: event.seq })),
  );
}

/**
 * Whether a reader has nothing more to come: it owns partitions, and its last Fetch of each began
 * at the log's end and brought nothing. (A client asks again only when it has handled what it got.)
 */
export function caughtUp(history: readonly HistoryEvent[], process: string): boolean {
  const life = sinceStart(history, process);
  const owned = assignedTo(life, process);
  const fetches = eventsOf(life, 'fetch', process);
  return (
    owned.length > 0 &&
    owned.every(({ topic, partition, since }) => {
      const last = fetches.findLast(
        (event) => event.topic === topic && event.partition === partition && event.seq > since,
      );
      return (
        last !== undefined &&
        last.logEnd >= 0 &&
        last.next >= last.logEnd &&
        last.records.length === 0
      );
    })
  );
}

/** Whether a reader has asked for records since it was last given partitions (or was given none). */
export function isReading(history: readonly HistoryEvent[], process: string): boolean {
  const assigned = eventsOf(history, 'assigned', process).at(-1);
  if (assigned === undefined || assigned.seq < startedAt(history, process)) return false;
  if (assigned.partitions.length === 0) return true;
  return eventsOf(history, 'fetch', process).some((event) => event.seq > assigned.seq);
}

/** What a process committed for a group, partition by partition: `topic/partition` → offset. */
export function commitsBy(
  history: readonly HistoryEvent[],
  process: string,
): HistoryEventOf<'commit'>[] {
  return eventsOf(history, 'commit', process).filter((event) => event.error === null);
}

/** Whether every member of the groups that a process reads for is in the same, latest generation. */
export function groupsAreSettled(history: readonly HistoryEvent[], process: string): boolean {
  const joins = eventsOf(history, 'join').filter((event) => event.error === null);
  const since = startedAt(history, process);
  const mine = new Map(
    joins
      .filter((event) => event.process === process && event.seq > since)
      .map((event) => [event.group, event]),
  );
  return [...mine].every(([group, own]) =>
    joins.every((event) => event.group !== group || event.generation <= own.generation),
  );
}
