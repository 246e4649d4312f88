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

/** The partitions a process owns now: what its members were given in the latest generation of each group. */
export function assignedTo(
  history: readonly HistoryEvent[],
  process: string,
): { topic: string; partition: number; since: number }[] {
  return ownedBy(membersOf(history, process));
}

function ownedBy(
  members: readonly Member[],
): { topic: string; partition: number; since: number }[] {
  return members.flatMap(
    ({ assigned }) => assigned?.partitions.map((one) => ({ ...one, since: assigned.seq })) ?? [],
  );
}

interface Member {
  group: string;
  /** `undefined` where its join is not told. */
  generation: number | undefined;
  /** `undefined` until it has been told what it owns in this generation. */
  assigned: HistoryEventOf<'assigned'> | undefined;
}

/** The members of a process, of which there may be several in a group, that are in the latest generation. */
function membersOf(history: readonly HistoryEvent[], process: string): Member[] {
  const since = startedAt(history, process);
  const members = new Map<string, Member>();
  const latest = new Map<string, number>();
  for (const event of history) {
    if (event.process !== process || event.seq <= since) continue;
    if (event.type === 'join' && event.error === null) {
      const { group, generation, memberId } = event;
      latest.set(group, generation);
      members.set(`${group} ${memberId}`, { group, generation, assigned: undefined });
    } else if (event.type === 'assigned') {
      const { group, memberId } = event;
      const joined = members.get(`${group} ${memberId}`);
      members.set(`${group} ${memberId}`, {
        ...{ group, generation: joined?.generation, assigned: event },
      });
    }
  }
  return [...members.values()].filter(({ group, generation }) => generation === latest.get(group));
}

/**
 * Whether a reader has nothing more to come: it owns partitions, and its last Fetch of each began
 * at the log's end, as far as that is known by now, and brought nothing. (A client asks again only when it has handled
 * what it got.)
 */
export function caughtUp(history: readonly HistoryEvent[], process: string): boolean {
  const life = sinceStart(history, process);
  const members = membersOf(life, process);
  // Who is about to be told what it owns may be told more.
  if (members.some(({ assigned }) => assigned === undefined)) return false;
  const owned = ownedBy(members);
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
        last.next >= Math.max(last.logEnd, writtenTo(history, topic, partition)) &&
        last.records.length === 0
      );
    })
  );
}

/**
 * Where a partition's log ends at least: behind the last record that somebody is known to have written. What is written in
 * a transaction is there for a reader once that is committed.
 */
function writtenTo(history: readonly HistoryEvent[], topic: string, partition: number): number {
  const last = history.findLast(
    (event): event is HistoryEventOf<'produce'> =>
      event.type === 'produce' &&
      event.topic === topic &&
      event.partition === partition &&
      event.outcome === 'acknowledged' &&
      (event.transactionalId === null || isCommitted(history, event)),
  );
  return (last?.records.at(-1)?.offset ?? -1) + 1;
}

/** Whether the transaction in which something was written has ended so. */
function isCommitted(
  history: readonly HistoryEvent[],
  { transactionalId, seq }: HistoryEventOf<'produce'>,
): boolean {
  const end = history.find(
    (event) =>
      event.type === 'end-transaction' &&
      event.transactionalId === transactionalId &&
      event.error === null &&
      event.seq > seq,
  );
  return end?.type === 'end-transaction' && end.committed;
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
