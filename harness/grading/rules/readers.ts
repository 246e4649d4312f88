// Rules for readers: everything handed over, once, as it was written, in order; committed and gone
// after a stop; and going on from there when started again.
import type { Finding } from '../finding.ts';
import type { HistoryEvent } from '../history.ts';
import type { Reading } from '../scenes/readers.ts';
import { committed, committedTooSoon } from './committed.ts';
import { duplicated, fromNowhere, outOfOrder, shape } from './handed-over.ts';
import { lost, sharedGroup } from './lost.ts';
import { blocked, leftBehind, neverStarted, withoutStop } from './running.ts';
import { readAgain } from './read-again.ts';

/** A rule on one reader. */
export type ReadingRule = <Event>(
  reading: Reading<Event>,
  history: readonly HistoryEvent[],
) => Finding[];

/** The first reader that went wrong is told of; what follows from it is not. */
export function readingRules<Event>(
  readings: readonly Reading<Event>[],
  history: readonly HistoryEvent[],
): Finding[] {
  const shared = sharedGroup(readings, history);
  if (shared !== undefined) return [shared];
  for (const reading of readings) {
    for (const rules of stages) {
      const found = rules.flatMap((rule) => rule(reading, history));
      if (found.length > 0) return found;
    }
  }
  return [];
}

/** What the later ones look at is only worth a word when nothing is wrong with the earlier ones. */
const stages: readonly (readonly ReadingRule[])[] = [
  [fromNowhere],
  [shape],
  [neverStarted],
  [readAgain],
  [lost, duplicated],
  [blocked, outOfOrder],
  [committedTooSoon],
  [withoutStop],
  [committed],
  [leftBehind],
];
