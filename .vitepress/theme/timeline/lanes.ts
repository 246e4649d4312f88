// The lanes of a run's timeline: the workbook itself, each client, each partition; and which of them an
// event touches.
import type { HistoryEvent } from '../../../harness/grading/history.ts';

export interface Lane {
  id: string;
  kind: 'workbook' | 'client' | 'partition';
  /** A process, or `topic/partition`; empty for the workbook. */
  name: string;
}

const workbook: Lane = { id: 'workbook', kind: 'workbook', name: '' };
const client = (name: string): Lane => ({ id: `client ${name}`, kind: 'client', name });
const partition = (topic: string, number: number): Lane => ({
  ...{ id: `partition ${topic}/${number}`, kind: 'partition', name: `${topic}/${number}` },
});

/** Who did it first, then the partitions that it was about. */
export function lanesTouched(event: HistoryEvent): Lane[] {
  const who = event.process === null ? workbook : client(event.process);
  switch (event.type) {
    case 'produce':
    case 'fetch':
    case 'commit':
    case 'start-offset':
      return [who, partition(event.topic, event.partition)];
    case 'assigned':
      return [who, ...event.partitions.map((one) => partition(one.topic, one.partition))];
    default:
      return [who];
  }
}

const order = { workbook: 0, client: 1, partition: 2 } as const;

/** Every lane that these events touch: the workbook, clients as they came, partitions by name and number. */
export function lanesOf(events: readonly HistoryEvent[]): Lane[] {
  const lanes = new Map(events.flatMap(lanesTouched).map((lane) => [lane.id, lane]));
  return [...lanes.values()].sort(
    (one, other) =>
      order[one.kind] - order[other.kind] ||
      (one.kind === 'partition' ? byName(one.name, other.name) : 0),
  );
}

function byName(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
