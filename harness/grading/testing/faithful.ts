// Runs in which everything went right, in every way it can: for properties.
import fc from 'fast-check';
import type { HistoryEvent } from '../history.ts';
import type { Reading } from '../scenes/readers.ts';
import type { LogPartition } from '../stage.ts';
import * as event from './history.ts';
import { logOf, readingOf, recordOf, type Pickup } from './tape.ts';

export interface FaithfulTape {
  events: Pickup[];
  log: LogPartition[];
}

const partitions = 3;

/** Random events over random partitions, all of one farm in one, with gaps as transactions leave. */
export const tapes: fc.Arbitrary<FaithfulTape> = fc
  .record({
    events: fc.array(fc.record({ farm: fc.nat(5), gap: fc.nat(2) }), {
      minLength: 1,
      maxLength: 20,
    }),
    homes: fc.array(fc.nat(partitions - 1), { minLength: 6, maxLength: 6 }),
    trailing: fc.array(fc.nat(2), { minLength: partitions, maxLength: partitions }),
  })
  .map(({ events: drawn, homes, trailing }) => {
    const ends = Array.from({ length: partitions }, () => 0);
    const records = ends.map((): ReturnType<typeof recordOf>[] => []);
    const events = drawn.map(({ farm, gap }, index) => {
      const pickup = { lotId: `lot-${index + 1}`, farmId: `farm-${farm + 1}` };
      const home = homes[farm] ?? 0;
      const offset = (ends[home] ?? 0) + gap;
      records[home]?.push(recordOf(offset, pickup));
      ends[home] = offset + 1;
      return pickup;
    });
    const log = logOf(
      records,
      ends.map((end, partition) => end + (trailing[partition] ?? 0)),
    );
    return { events, log };
  });

/** In which order a reader gets at the partitions, how much at once, and when it commits. */
export const paces = fc.array(
  fc.record({
    partition: fc.nat(partitions - 1),
    count: fc.integer({ min: 1, max: 5 }),
    commits: fc.boolean(),
  }),
  { maxLength: 12 },
);
export type Pace = (typeof paces extends fc.Arbitrary<infer T> ? T : never)[number];

/**
 * A reader that gets everything, hands it over, commits and leaves; `hands` says how often it hands
 * over each record (once, unless it is told).
 */
export function readFaithfully(
  { events, log }: FaithfulTape,
  pace: readonly Pace[],
  hands: (lotId: string) => number = () => 1,
): { reading: Reading<Pickup>; history: HistoryEvent[] } {
  const name = 'trace';
  const read = log.map(() => 0);
  const got: Pickup[] = [];
  const toTheEnd = log.map(({ partition }) => ({ partition, count: Infinity, commits: true }));
  const happened = [...pace, ...toTheEnd].flatMap(({ partition, count, commits }) => {
    const { records = [], end = 0 } = log[partition] ?? {};
    const from = read[partition] ?? 0;
    const batch = records.slice(from, from + count);
    read[partition] = from + batch.length;
    const handed = batch.flatMap(({ value, headers }) =>
      Array.from({ length: hands(headers['event-id'] ?? '') }, () => {
        const pickup = JSON.parse(value ?? '') as Pickup;
        got.push(pickup);
        return event.reported(name, pickup);
      }),
    );
    const done = from + batch.length === records.length ? end : (batch.at(-1)?.offset ?? -1) + 1;
    return [
      event.brought(name, partition, batch, { logEnd: end }),
      ...handed,
      ...(commits && done > 0 ? [event.committed(name, partition, done)] : []),
    ];
  });
  const history = event.history(
    event.called(name, 'startReader'),
    event.joined(name, name, 1),
    event.assigned(
      name,
      name,
      log.map(({ partition }) => partition),
    ),
    ...log.map(({ partition }) => event.startsAt(name, 'earliest', partition, 0)),
    ...log.map(({ partition }) =>
      event.fetched(name, partition, { from: 0, count: 0, logEnd: -1 }),
    ),
    event.returned(name, 'startReader'),
    ...happened,
    event.called(name, 'stop'),
    event.left(name, name),
    event.returned(name, 'stop'),
  );
  return { reading: readingOf(events, log, { got }), history };
}
