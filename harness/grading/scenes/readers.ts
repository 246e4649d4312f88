// Starts readers side by side, each in a process of its own, on a broker that has nothing for them
// yet; lets their own timers run; then lets the records come.
import { caughtUp, eventsOf, groupsAreSettled, isReading } from '../history.ts';
import { settle } from '../settle.ts';
import type { Argument, Call, Learner, LogPartition, Stage } from '../stage.ts';
import type { Text } from '../text.ts';
import {
  heardNow,
  isNewsFor,
  lookMs,
  onlyRests,
  onlyTimers,
  pauseMs,
  quietMs,
  watchSilence,
  type Silence,
} from './quiet.ts';

/** How far the learner's own timers are moved while the broker has nothing (ms). */
const patienceMs = 10_000;
/** A reader that has said nothing for so long, and has only timers open, waits for them. */
const waitsMs = 3 * lookMs;
const joinLimitMs = 5_000;
/** How long readers may take until the next record is handed over (ms). */
const readLimitMs = 5_000;
/** How long the broker may take to write the markers of a transaction that has ended. */
const markerLimitMs = 2_000;
const markerTickMs = 10;

export interface ReaderStart<Event> {
  /** The reader's process. */
  name: string;
  /** The group it is told to read for; `null` when that is its own choice. */
  group: string | null;
  /** What it must hand over. */
  expected: readonly Event[];
  /** The reader that read for this group before and was stopped. */
  after?: string;
}

export interface ReadingSpec<Event> {
  topic: string;
  /** Everything that was ever written to the topic, in order. */
  written: readonly Event[];
  /** The topic as it stands while they read. */
  log: readonly LogPartition[];
  /** The function that starts a reader; resolves to something with `stop`. */
  start: string;
  args(start: ReaderStart<Event>): readonly Argument[];
  sink: string;
  idOf(event: Event): string;
  keyOf(event: Event): string;
  noun: Text;
}

/** What came of one reader, for the rules. */
export interface Reading<Event> extends ReadingSpec<Event>, ReaderStart<Event> {
  /**
   * What it had handed over, in order, by the time it could have read everything; with what came
   * until it was stopped, where it was.
   */
  got: readonly unknown[];
  /** Whether the starting call had resolved by then. */
  started: boolean;
  /** Whether what it resolved to has a function `stop`. */
  hasStop: boolean;
  /** What its group had committed after it was stopped (partition → offset); `null` before that. */
  committed: ReadonlyMap<number, number> | null;
}

interface LiveReader<Event> extends ReaderStart<Event> {
  learner: Learner;
  starting: Call;
  /** It has started, and has nothing open any more: nothing more will come of it. */
  idle: boolean;
  silence: Silence;
  /** Its own timers were moved on while it had nothing else to do and its start had not ended. */
  waitedFor: boolean;
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
  const slow = stage.slowFetch();
  const { readers, stopWatching } = await startAll(stage, spec, starts);
  const gone = (reader: LiveReader<Event>): boolean =>
    !reader.learner.alive || reader.starting.error !== undefined;
  async function failIfGone(): Promise<void> {
    for (const reader of readers.filter(gone)) {
      await settle(stage, reader.learner, reader.starting, spec.start);
    }
  }

  await stage.until({
    what: { en: 'every reader to join its group', ko: '모든 리더의 그룹 참여' },
    met: () =>
      readers.some(gone) ||
      readers.every((reader) => reader.idle || isSilent(reader) || reads(stage, reader)),
    limitMs: joinLimitMs,
  });
  await failIfGone();
  await Promise.all(readers.map(({ learner }) => learner.passTime(patienceMs)));
  stage.note({
    en: 'the broker was slow: 10 s passed before the first record',
    ko: '느린 브로커: 첫 레코드가 오기까지 10초가 지남',
  });
  slow.release();
  // What was seen of them while there was nothing tells nothing any more.
  for (const reader of readers) reader.silence = heardNow;

  const finished = (reader: LiveReader<Event>): boolean =>
    reader.idle ||
    isSilent(reader) ||
    // A start that has not ended may yet do something else, such as start a second member.
    ((reader.starting.settled || reader.silence.ms >= (reader.waitedFor ? lookMs : pauseMs)) &&
      (hasLeft(stage, reader) ||
        hasNothingToRead(stage, reader) ||
        caughtUp(stage.history, reader.name)));
  const complete = (reader: LiveReader<Event>): boolean =>
    reader.starting.settled &&
    (reader.expected.length === 0 ? finished(reader) : handedAll(stage, spec, reader));
  // Slow is not stuck: the limit is on a while in which nothing new was handed over.
  for (let before = -1, handed = 0; before < handed;) {
    before = handed;
    const waited = await stage.until({
      what: { en: 'every record to be handed over', ko: '모든 레코드의 전달' },
      met: () => readers.some(gone) || readers.every(complete),
      hopeless: () => readers.every((reader) => complete(reader) || finished(reader)),
      limitMs: readLimitMs,
    });
    if (waited !== 'late') break;
    handed = readers.reduce((sum, { learner }) => sum + idsOf(stage, spec, learner).size, 0);
  }
  // Who hands over without waiting for it gets a last turn.
  await Promise.all(readers.map(({ learner }) => learner.turn()));
  stopWatching();
  await failIfGone();
  const readings = readers.map(
    ({
      starting,
      learner,
      idle: _idle,
      silence: _silence,
      waitedFor: _waitedFor,
      ...start
    }): Reading<Event> => ({
      ...spec,
      ...start,
      got: handedOver(stage, spec, learner),
      started: starting.settled,
      hasStop: starting.methods.includes('stop'),
      committed: null,
    }),
  );
  return {
    readings,
    async stop() {
      await Promise.all(
        readers.map(async (reader, index) => {
          const reading = readings[index];
          if (reading?.hasStop !== true) return;
          const { learner, starting } = reader;
          await settle(stage, learner, starting.handle('stop'), 'stop');
          reading.got = handedOver(stage, spec, learner);
          const group = reader.group ?? groupOf(stage, reader);
          reading.committed =
            group === undefined ? new Map() : await committedBy(stage, reader, group, spec.topic);
          // What it still had under way is lost with it, as when a service is put down.
          await learner.kill();
        }),
      );
    },
  };
}

async function startAll<Event>(
  stage: Stage,
  spec: ReadingSpec<Event>,
  starts: readonly ReaderStart<Event>[],
): Promise<{ readers: LiveReader<Event>[]; stopWatching: () => void }> {
  const learners = await Promise.all(starts.map(({ name }) => stage.learner(name)));
  const readers = starts.flatMap((start, index): LiveReader<Event>[] => {
    const learner = learners[index];
    if (learner === undefined) return [];
    const starting = learner.call(spec.start, spec.args(start));
    return [{ ...start, learner, starting, idle: false, silence: heardNow, waitedFor: false }];
  });
  let over = false;
  for (const reader of readers) void watch(stage, spec.topic, reader, () => over);
  return { readers, stopWatching: () => void (over = true) };
}

/** Notes when a reader has nothing open any more, and while it says nothing. */
async function watch(
  stage: Stage,
  topic: string,
  reader: LiveReader<unknown>,
  over: () => boolean,
): Promise<void> {
  const { learner, starting } = reader;
  await watchSilence(stage, learner, {
    over: () => over() || reader.idle,
    async seen(silence) {
      const { open, ms, still } = silence;
      // On a busy machine the broker may be the one that is silent.
      const { length } = stage.history;
      if (still || ms >= pauseMs) await stage.committed(reader.name, topic);
      const heard = stage.history.slice(length).some((event) => isNewsFor(event, reader.name));
      reader.silence = heard ? heardNow : silence;
      if (open === undefined) return;
      reader.idle = starting.settled && open.sockets + open.timers + open.rests === 0;
      // Its handler threw, so kafkajs rests before it calls it again: nobody needs to wait for that.
      if (onlyRests(open) && isHandling(stage, reader)) await learner.skipRest();
      // Nor for what it waits for by the clock before its start is over.
      if (!reader.waitedFor && ms >= waitsMs && onlyTimers(open) && isWaiting(stage, reader)) {
        reader.waitedFor = true;
        await learner.passTime(patienceMs);
      }
    },
  });
}

/** Whether its start waits for something although it has read everything. */
function isWaiting(stage: Stage, { name, starting }: LiveReader<unknown>): boolean {
  return !starting.settled && caughtUp(stage.history, name);
}

/** Whether the last thing that happened to it is that it was given records, or handed one over. */
function isHandling(stage: Stage, { name }: { name: string }): boolean {
  const last = stage.history.findLast((event) => event.process === name);
  return last?.type === 'report' || (last?.type === 'fetch' && last.records.length > 0);
}

/** Nothing can come of it any more, or nothing has for longer than a pause of its client. */
function isSilent({ silence, starting }: LiveReader<unknown>): boolean {
  const { still, open, ms } = silence;
  const hasNothing = open !== undefined && open.sockets + open.timers === 0;
  return still || ((starting.settled || hasNothing) && ms >= quietMs);
}

function handedOver(stage: Stage, { sink }: { sink: string }, { name }: Learner): unknown[] {
  return eventsOf(stage.history, 'report', name)
    .filter((event) => event.sink === sink)
    .map((event) => event.value);
}

/** The ids of what a reader has handed over so far. */
function idsOf<Event>(
  stage: Stage,
  spec: ReadingSpec<Event>,
  learner: Learner,
): ReadonlySet<string | undefined> {
  return new Set(handedOver(stage, spec, learner).map((one) => idIn(one, spec.idOf)));
}

/** Whether each expected event was handed over, whatever else was. */
function handedAll<Event>(
  stage: Stage,
  spec: ReadingSpec<Event>,
  { learner, expected }: LiveReader<Event>,
): boolean {
  const ids = idsOf(stage, spec, learner);
  return ids.size >= expected.length && expected.every((event) => ids.has(spec.idOf(event)));
}

/** The id of something handed over, which may be anything. */
export function idIn(one: unknown, idOf: (event: never) => string): string | undefined {
  if (typeof one !== 'object' || one === null) return undefined;
  // Unknown data, looked at only for its id.
  const id: unknown = idOf(one as never);
  return typeof id === 'string' ? id : undefined;
}

function reads(stage: Stage, { name }: { name: string }): boolean {
  return isReading(stage.history, name) && groupsAreSettled(stage.history, name);
}

function hasLeft(stage: Stage, { name }: { name: string }): boolean {
  return eventsOf(stage.history, 'leave', name).length > 0;
}

/** Whether its group gave it no partition of any topic. */
function hasNothingToRead(stage: Stage, { name }: { name: string }): boolean {
  const assigned = eventsOf(stage.history, 'assigned', name);
  return assigned.length > 0 && assigned.every(({ partitions }) => partitions.length === 0);
}

/**
 * What a group has committed. Offsets committed in a transaction appear some time after its end was
 * acknowledged, so they are waited for.
 */
export async function committedBy(
  stage: Stage,
  { name }: { name: string },
  group: string,
  topic: string,
): Promise<Map<number, number>> {
  const inTransactions = new Map(
    eventsOf(stage.history, 'commit', name)
      .filter((event) => event.error === null && event.transactionalId !== null)
      .map((event) => [event.partition, event.offset]),
  );
  for (let waited = 0; ; waited += markerTickMs) {
    const committed = await stage.committed(group, topic);
    const there = [...inTransactions].every(([part, offset]) => committed.get(part) === offset);
    if (there || waited >= markerLimitMs) return committed;
    await stage.until({
      what: { en: 'transaction markers', ko: '트랜잭션 마커' },
      met: () => false,
      limitMs: markerTickMs,
    });
  }
}

/** The group that a reader chose for itself. */
function groupOf(stage: Stage, { name }: { name: string }): string | undefined {
  return eventsOf(stage.history, 'join', name).findLast((event) => event.error === null)?.group;
}
