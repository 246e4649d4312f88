// Records on their way: from a producer to a partition, from a partition to a reader. Ends are named
// `<process>` and `<topic>/<partition>@<offset>`, or `<topic>/<partition>@end` for what has no offset yet.
import type { Happening } from '../../../../harness/figure-world/happening.ts';
import { recordsIn } from '../../../../harness/figure-world/writing.ts';
import type { Flight } from './scene.ts';

/** Adds what leaves, takes out what has arrived. */
export function flightsAfter(flights: readonly Flight[], happening: Happening): readonly Flight[] {
  const still = flights.filter(({ arrives }) => arrives > happening.at);
  const added = departing(happening);
  if (added.length === 0) return still.length === flights.length ? flights : still;
  const last = Math.max(0, ...flights.map(({ id }) => id));
  return [...still, ...added.map((flight, index) => ({ ...flight, id: last + 1 + index }))];
}

function departing(happening: Happening): Omit<Flight, 'id'>[] {
  if (happening.type === 'request' && happening.api === 'Produce') {
    const { at, arrives, who, body } = happening;
    return body.topicData.flatMap(({ name = '', partitionData }) =>
      partitionData.flatMap(({ index, records }) =>
        labelsIn(records).map(({ label }) => ({
          ...{ label, from: who, to: `${name}/${index}@end`, departs: at, arrives },
        })),
      ),
    );
  }
  if (happening.type === 'answer' && happening.api === 'Fetch') {
    const { at, arrives, who, body } = happening;
    return body.responses.flatMap(({ topic, partitions }) =>
      partitions.flatMap(({ partitionIndex, records }) =>
        labelsIn(records).map(({ label, offset }) => ({
          ...{ label, from: `${topic}/${partitionIndex}@${offset}`, to: who },
          ...{ departs: at, arrives },
        })),
      ),
    );
  }
  return [];
}

function labelsIn(records: Uint8Array | null | undefined): { label: string; offset: bigint }[] {
  return recordsIn(records ?? new Uint8Array()).map(({ value, offset }) => ({
    label: new TextDecoder().decode(value ?? new Uint8Array()),
    offset,
  }));
}
