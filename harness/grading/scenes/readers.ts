// Starts readers side by side, each in a process of its own, on a broker that has nothing for them
// yet; lets their own timers run; then lets the records come.
import { caughtUp, eventsOf, groupsAreSettled, isReading } from '../history.ts';
import { settle } from '../settle.ts';
import type { Argument, Call, Learner, LogPartition, Stage } from '../stage.ts';
import type { Text } from '../text.ts';

/** How far the learner's own timers are moved while the broker has nothing (ms). */
const patienceMs = 10_000;
const joinLimitMs = 5_000;
const readLimitMs = 5_000;

export interface ReaderStart<Event> {
  /** The reader's name, and the group it is told to read for. */
  name: string;
  /** What it must hand over. */
  expected: readonly Event[];
}

export interface ReadingSpec<Event> {
  topic: string;
  /** The topic as it stands while they read. */
  log: readonly LogPartition[];
  /** The function that starts a reader; resolves to something with `stop`. */
  start: string;
  args(name: string): readonly Argument[];
  sink: string;
  idOf(event: Event): string;
  keyOf(event: Event): string;
  noun: Text;
}

/** What came of one reader, for the rules. */
export interface Reading<Event> extends ReadingSpec<Event>, ReaderStart<Event> {
  /** What it handed over, in order. */
  got: readonly unknown[];
  /** Whether the starting call had resolved by the time everything was read. */
  started: boolean;
  /** What its group had committed after it was stopped (partition → offset); `null` before that. */
  committed: ReadonlyMap<number, number> | null;
}

interface LiveReader<Event> extends ReaderStart<Event> {
  learner: Learner;
  starting: Call;
  /** It has started, and has neither socket nor timer open: nothing more will come of it. */
  idle: boolean;
}

export interface Readers<Event> {
  readings: Reading<Event>[];
  /** Stops them as the learner's code provides for, then reads what their groups committed. */
  stop(): Promise<void>;
}

export async function readTogether<Event>(
  stage: Stage,
  spec: ReadingSpec<Event>,
  starts: readonly ReaderStart<Event>[],
): Promise<Readers<Event>> {
  const loaded = await Promise.all(
    starts.map(async (start) => ({ start, learner: await stage.learner(start.name) })),
  );
  const slow = stage.slowFetch();
  const readers = loaded.map(({ start, learner }): LiveReader<Event> => ({
    ...start,
    learner,
    starting: learner.call(spec.start, spec.args(start.name)),
    idle: false,
  }));
  for (const reader of readers) void watchIdle(stage, reader);

  const gone = (reader: LiveReader<Event>): boolean =>
    !reader.learner.alive || reader.starting.error !== undefined;
  async function failIfGone(): Promise<void> {
    for (const reader of readers.filter(gone)) {
      await settle(stage, reader.learner, reader.starting, spec.start);
    }
  }

  await stage.until({
    what: { en: 'every reader to join its group', ko: '모든 리더의 그룹 참여' },
    met: () => readers.some(gone) || readers.every((reader) => reader.idle || reads(stage, reader)),
    limitMs: joinLimitMs,
  });
  await failIfGone();
  await Promise.all(readers.map(({ learner }) => learner.passTime(patienceMs)));
  stage.note({
    en: 'the broker was slow: 10 s passed before the first record',
    ko: '느린 브로커: 첫 레코드가 오기까지 10초가 지남',
  });
  slow.release();

  const handedOver = (reader: LiveReader<Event>): unknown[] =>
    eventsOf(stage.history, 'report', reader.name)
      .filter((event) => event.sink === spec.sink)
      .map((event) => event.value);
  const complete = (reader: LiveReader<Event>): boolean =>
    reader.starting.settled && handedOver(reader).length >= reader.expected.length;
  const finished = (reader: LiveReader<Event>): boolean =>
    complete(reader) || reader.idle || hasLeft(stage, reader) || caughtUp(stage.history, reader.name);
  await stage.until({
    what: { en: 'every record to be handed over', ko: '모든 레코드의 전달' },
    met: () => readers.some(gone) || readers.every(complete),
    hopeless: () => readers.every(finished),
    limitMs: readLimitMs,
  });
  // Who hands over without waiting for it gets a last turn.
  await Promise.all(readers.map(({ learner }) => learner.turn()));
  await failIfGone();

  const readings = readers.map((reader): Reading<Event> => ({
    ...spec,
    name: reader.name,
    expected: reader.expected,
    got: handedOver(reader),
    started: reader.starting.settled,
    committed: null,
  }));
  return {
    readings,
    async stop() {
      await Promise.all(
        readers.map(async (reader, index) => {
          await stopReader(stage, reader);
          const reading = readings[index];
          if (reading === undefined) return;
          reading.got = handedOver(reader);
          reading.committed = await stage.committed(reader.name, spec.topic);
        }),
      );
    },
  };
}

function reads(stage: Stage, { name }: { name: string }): boolean {
  return isReading(stage.history, name) && groupsAreSettled(stage.history, name);
}

function hasLeft(stage: Stage, { name }: { name: string }): boolean {
  return eventsOf(stage.history, 'leave', name).length > 0;
}

/** Notes when a reader that has started has nothing open any more. */
async function watchIdle(
  stage: Stage,
  reader: { learner: Learner; starting: Call; idle: boolean },
): Promise<void> {
  for (let seen = 0; reader.learner.alive && !reader.idle; ) {
    await stage.until({
      what: { en: 'something to happen', ko: '무언가 일어남' },
      met: () => !reader.learner.alive || (reader.starting.settled && stage.history.length > seen),
      limitMs: joinLimitMs + readLimitMs,
    });
    seen = stage.history.length;
    if (!reader.learner.alive || !reader.starting.settled) return;
    if ((await reader.learner.turn()) === 0) {
      reader.idle = true;
      stage.look();
    }
  }
}

async function stopReader(
  stage: Stage,
  { learner, starting }: { learner: Learner; starting: Call },
): Promise<void> {
  if (!starting.methods.includes('stop')) return;
  await settle(stage, learner, starting.handle('stop'), 'stop');
}
