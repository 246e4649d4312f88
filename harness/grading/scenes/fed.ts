// What the harness writes to streams for a service to read, each event beside the place it came to lie in.
import { recordName } from '../finding.ts';
import type { Stage } from '../stage.ts';

/** An event that somebody else publishes. */
export interface ViewEvent {
  topic: string;
  key: string;
  /** `null` is a tombstone. */
  value: object | null;
  /** Its header `event-id`: the same again where an event is published again. */
  id: string;
  /** As the key says, unless said. */
  partition?: number;
}

export interface Fed extends ViewEvent {
  partition: number;
  offset: number;
}

export function nameOfFed({ topic, partition, offset, key }: Fed): string {
  return recordName(topic, partition, offset, key);
}

/** Writes events, one topic after the other, and gives them in the order in which they were given. */
export async function publishEvents(stage: Stage, events: readonly ViewEvent[]): Promise<Fed[]> {
  const fed = new Map<ViewEvent, Fed>();
  for (const [topic, ofOne] of Map.groupBy(events, (event) => event.topic)) {
    const places = await stage.produce(
      topic,
      ofOne.map(({ key, value, id, partition }) => ({
        ...{ key, value: value === null ? null : JSON.stringify(value) },
        ...{ headers: { 'event-id': id }, ...(partition === undefined ? {} : { partition }) },
      })),
    );
    for (const [index, event] of ofOne.entries()) {
      fed.set(event, { ...event, ...(places[index] ?? { partition: -1, offset: -1 }) });
    }
  }
  return events.flatMap((event) => fed.get(event) ?? []);
}
