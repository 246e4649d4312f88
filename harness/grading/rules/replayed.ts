// Rules for a replay: the new version has the group to itself, settles again what it should and no
// more, in a topic of its own, goes on with what comes, and leaves the group at the end.
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import type { Lot, Payable, Replayed } from '../scenes/replay.ts';
import type { Reading } from '../scenes/readers.ts';
import { committed } from './committed.ts';
import { keyed } from './keyed.ts';
import { committedTooEarly, neverCommitted, stale } from './place-kept.ts';
import { placeRecords, type Placed } from './placed.ts';
import { duplicated, readable, traced, type Published } from './published.ts';
import { leftBehind, neverStarted, withoutStop } from './running.ts';
import { missing, tooOld } from './settled-again.ts';
import { besideTheOld, paidAgain, stillWaiting, threwInTheEnd } from './took-over.ts';

/** A corrected payable that is there, beside the pickup it was made of. */
export interface Row {
  lot: Lot;
  record: Placed<Payable>;
}

/** A rule on a replay. */
export type ReplayRule = (
  replayed: Replayed,
  rows: readonly Row[],
  history: readonly HistoryEvent[],
) => Finding[];

export function replayRules(replayed: Replayed, history: readonly HistoryEvent[]): Finding[] {
  const published = asPublished(replayed);
  const placed = placeRecords(published);
  const lots = new Map(replayed.lots.map((lot) => [lot.payable, lot]));
  const rows = placed.flatMap((record): Row[] => {
    const lot = record.event && lots.get(record.event);
    return lot === undefined ? [] : [{ lot, record }];
  });
  const reading = asReading(replayed, rows);
  // What the later ones look at is only worth a word when nothing is wrong with the earlier ones.
  const stages = [
    () => threwInTheEnd(replayed, rows, history),
    () => besideTheOld(replayed, rows, history),
    () => paidAgain(replayed, rows, history),
    () => readable(published, placed, history),
    () => tooOld(replayed, rows, history),
    () => (rows.length > 0 ? [] : neverStarted(reading, history)),
    () => [...missing(replayed, rows, history), ...duplicated(published, placed, history)],
    () => [...keyed(published, placed, history), ...traced(published, placed, history)],
    () => committedTooEarly(replayed, rows, history),
    () => stillWaiting(replayed, rows, history),
    () => withoutStop(reading, history),
    () => stale(replayed, rows, history),
    () => neverCommitted(replayed, rows, history),
    () => committed(reading, history),
    () => leftBehind(reading, history),
  ];
  for (const rules of stages) {
    const found = rules();
    if (found.length > 0) return found;
  }
  return [];
}

/** The corrected payables, as rules on what was written know them. */
function asPublished({ to, name, corrected, lots, logs }: Replayed): Published<Payable> {
  return {
    topic: corrected,
    events: lots.map(({ payable }) => payable),
    log: logs.corrected,
    publish: { process: to, name, unacknowledged: 0 },
    keyOf: ({ farmId }) => farmId,
    idOf: ({ lotId }) => lotId,
    noun: { en: 'payables', ko: '정산 기록' },
  };
}

/** The new version, as rules on readers know it; what it hands over are the lots that it settles. */
function asReading(replayed: Replayed, rows: readonly Row[]): Reading<Lot> {
  const { to, group, topic, lots, logs, name, started, hasStop, starts } = replayed;
  return {
    ...{ name: to, group, topic, start: name, started, hasStop, committed: replayed.committed },
    written: lots,
    expected: lots.filter(({ came }) => came !== 'old'),
    log: logs.pickups.map((one) => ({ ...one, start: starts.get(one.partition) ?? one.start })),
    args: () => [],
    sink: '',
    idOf: ({ id }) => id,
    keyOf: ({ payable }) => payable.farmId,
    noun: { en: 'pickups', ko: '집유 기록' },
    got: rows.map(({ lot }) => lot),
  };
}
