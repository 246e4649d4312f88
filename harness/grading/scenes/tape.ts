// A topic written once and read by any number of readers: the publisher's process is gone before
// the first reader begins. Each step is only taken when everything before it was right.
import { publishedRules, type Published } from '../rules/published.ts';
import { readingRules } from '../rules/readers.ts';
import type { Check } from '../check.ts';
import type { Argument, LogPartition, Stage } from '../stage.ts';
import type { Text } from '../text.ts';
import { publishCarefully } from './publish.ts';
import { brokerAnswers } from './quiet.ts';
import { readTogether, type ReaderStart, type Reading } from './readers.ts';

export interface TapeSpec<Event> {
  topic: string;
  events: readonly Event[];
  /** The function that writes the events. */
  publish: { name: string; args: readonly Argument[] };
  /** The function that starts a reader. */
  read: {
    name: string;
    args(start: ReaderStart<Event>): readonly Argument[];
    /** The argument by which a reader hands events over. */
    sink: string;
  };
  keyOf(event: Event): string;
  /** What the header `event-id` says, and what no other event has. */
  idOf(event: Event): string;
  /** What the events are called, in the plural. */
  noun: Text;
}

export interface TapeFacts<Event> {
  published: Published<Event>;
  readings: readonly Reading<Event>[];
}

/** Who reads: the process, and the group it is told; `again` when that group has read before. */
export interface TapeReader {
  name: string;
  group?: string | null;
  after?: string;
}

export interface Tape<Event> {
  readonly facts: TapeFacts<Event>;
  /** Lets readers begin side by side, read everything that is there, and stop. */
  read(readers: readonly TapeReader[]): Promise<void>;
  /** Removes the oldest part (0–1) of each partition, as retention does. */
  retire(part: number, note: Text): Promise<void>;
}

export async function publishTape<Event>(
  stage: Stage,
  spec: TapeSpec<Event>,
): Promise<Tape<Event>> {
  const { topic, events, keyOf, idOf, noun } = spec;
  const publish = await publishCarefully(stage, { topic, ...spec.publish });
  const log = await stage.log(topic);
  const published: Published<Event> = { topic, events, log, publish, keyOf, idOf, noun };
  const readings: Reading<Event>[] = [];
  let wrong = publishedRules(published, stage.history).length > 0;
  // Records below the start are gone; they stay listed so that a finding can say where one was.
  let left: readonly LogPartition[] = log;

  return {
    facts: { published, readings },
    async read(readers) {
      if (wrong) return;
      const expected = stillThere(spec, left);
      const live = await readTogether<Event>(
        stage,
        {
          topic,
          written: events,
          log: left,
          start: spec.read.name,
          args: spec.read.args,
          sink: spec.read.sink,
          idOf,
          keyOf,
          noun,
        },
        readers.map(({ name, group = name, after }) =>
          after === undefined ? { name, group, expected } : { name, group, expected: [], after },
        ),
      );
      readings.push(...live.readings);
      const isWrong = (): boolean => readingRules(readings, stage.history).length > 0;
      // A reader that is wrong already need not show that it can stop.
      if (!isWrong()) await live.stop();
      wrong = isWrong();
      if (wrong) await brokerAnswers(stage, topic);
    },
    async retire(part, note) {
      if (wrong) return;
      left = log.map((one) => ({ ...one, start: Math.floor(one.end * part) }));
      await stage.removeBefore(
        topic,
        new Map(left.map(({ partition, start }) => [partition, start])),
      );
      stage.note(note);
    },
  };
}

/** The rules of a tape, for a check. */
export function tapeRules<Event>(): Check<TapeFacts<Event>>['rules'] {
  return [
    ({ published }, history) => publishedRules(published, history),
    ({ readings }, history) => readingRules(readings, history),
  ];
}

/** The events whose records the topic still has. */
function stillThere<Event>(
  { events, idOf }: TapeSpec<Event>,
  log: readonly LogPartition[],
): Event[] {
  const there = new Set(
    log.flatMap(({ start, records }) =>
      records
        .filter(({ offset }) => (offset ?? 0) >= start)
        .map(({ headers }) => headers['event-id']),
    ),
  );
  return events.filter((event) => there.has(idOf(event)));
}
