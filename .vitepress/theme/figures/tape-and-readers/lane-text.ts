// What stands beside a reader's lane, and what a screen reader says of its place.
import { fill } from '../../words.ts';
import type { PanelWords } from './panel-words.ts';
import { type ReaderPicture, type TapePicture, totalOf } from './picture.ts';

export function laneText(
  words: PanelWords,
  { end }: Pick<TapePicture, 'end'>,
  reader: ReaderPicture,
): string {
  const count = totalOf(reader);
  const { state, next } = reader;
  switch (state) {
    case 'coming':
      return count === 0 && next === undefined ? words.laneExpected : words.laneComing;
    case 'taking':
      return fill(words.laneTaking, { count });
    case 'left':
      return next === undefined
        ? fill(words.laneAway, { count })
        : fill(words.laneLeft, { count, next });
    case 'reading':
      return fill(words.laneReading, { count, next: next ?? 0, left: leftFor(next, end) });
  }
}

export function placeText(
  words: PanelWords,
  { end, isQueue }: Pick<TapePicture, 'end' | 'isQueue'>,
  { next }: Pick<ReaderPicture, 'next'>,
): string {
  if (isQueue) return words.queueValue;
  if (next === undefined) return words.comingValue;
  return fill(words.placeValue, { offset: next, left: leftFor(next, end) });
}

function leftFor(next: number | undefined, end: number): number {
  return Math.max(0, end - (next ?? end));
}

/** `3–7`, `3`, or `undefined` for no offsets. @param until not included */
export function rangeText(from: number, until: number): string | undefined {
  if (until <= from) return undefined;
  return until - from === 1 ? `${from}` : `${from}–${until - 1}`;
}
