// Marks: what a timeline draws. An event is one, and so is a run of equal events of one client: 240 records
// handed over one after the other are one mark, not 240. What a finding names stays by itself.
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import { lanesTouched } from './lanes.ts';
import { signOf, type MarkSign } from './mark-signs.ts';

export interface Mark {
  /** The `seq` of its first event, which no other mark has. */
  id: number;
  /** The `seq` of its last event; those of other clients may lie between. */
  until: number;
  events: HistoryEvent[];
  sign: MarkSign;
  /** Ids of the lanes it stands on: who did it first, then partitions. */
  lanes: string[];
  /** A finding names one of its events as evidence. */
  named: boolean;
  /** The event at which the run first went wrong. */
  firstBad: boolean;
  /** Nothing was decided by it: a Fetch that brought nothing, a connection, the first half of a join. */
  idle: boolean;
}

export interface Marked {
  named: ReadonlySet<number>;
  firstBad: number | null;
}

export function marksOf(history: readonly HistoryEvent[], marked: Marked): Mark[] {
  const marks: Mark[] = [];
  /** The last mark of each client. Order between clients shows by where marks begin and end. */
  const open = new Map<string | null, { key: string; mark: Mark }>();
  for (const event of history) {
    const key = likeness(event, marked);
    const last = open.get(event.process);
    if (last?.key === key) {
      join(last.mark, event);
      continue;
    }
    const mark: Mark = {
      ...{ id: event.seq, until: event.seq, events: [event], sign: signOf(event) },
      lanes: lanesTouched(event).map(({ id }) => id),
      named: marked.named.has(event.seq),
      firstBad: event.seq === marked.firstBad,
      idle: isIdle(event),
    };
    marks.push(mark);
    open.set(event.process, { key, mark });
  }
  return marks;
}

function join(mark: Mark, event: HistoryEvent): void {
  mark.events.push(event);
  mark.until = event.seq;
  for (const { id } of lanesTouched(event)) if (!mark.lanes.includes(id)) mark.lanes.push(id);
}

/** Events of one client that follow each other and have the same are one mark. */
function likeness(event: HistoryEvent, { named, firstBad }: Marked): string {
  if (event.seq === firstBad) return 'first bad';
  return `${named.has(event.seq) ? 'named ' : ''}${kindOf(event)}`;
}

function kindOf(event: HistoryEvent): string {
  switch (event.type) {
    // One request writes, fetches or commits several partitions at once, and each has an event.
    case 'produce':
      return `produce ${event.topic} ${event.outcome} ${event.transactionalId ?? ''}`;
    case 'fetch':
      if (event.error !== null) return `fetch ${event.topic} ${event.error}`;
      return event.records.length === 0 ? 'fetch nothing' : `fetch ${event.topic}`;
    case 'commit':
      return `commit ${event.group} ${event.topic} ${event.error ?? ''}`;
    case 'start-offset':
      return `start ${event.topic} ${event.asked} ${event.group ?? ''}`;
    case 'report':
      return `report ${event.sink}`;
    case 'connection':
      return 'connection';
    case 'join':
      // The broker first hands out a member id, and the member asks again with it.
      return event.error === null ? `join ${event.seq}` : `join ${event.group} ${event.error}`;
    default:
      return `${event.type} ${event.seq}`;
  }
}

function isIdle(event: HistoryEvent): boolean {
  return (
    event.type === 'connection' ||
    (event.type === 'join' && event.error === 'MEMBER_ID_REQUIRED') ||
    (event.type === 'fetch' && event.records.length === 0 && event.error === null)
  );
}
