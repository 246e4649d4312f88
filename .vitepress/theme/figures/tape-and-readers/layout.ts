// Where things stand in the two drawings of *Tape and readers*: one for the column, one for a phone.
import type { Point } from '../parts/point.ts';
import { capacity, type TapePicture, topic } from './picture.ts';

export interface Layout {
  name: 'wide' | 'narrow';
  width: number;
  /** Where offset 0 begins, and how wide a cell is. */
  left: number;
  cell: number;
  crate: number;
}

export const layouts: readonly Layout[] = [
  { name: 'wide', width: 600, left: 10, cell: 36, crate: 30 },
  { name: 'narrow', width: 336, left: 6, cell: 20, crate: 16 },
];

export const tape = { top: 58, height: 54 };
export const lanes = { top: 138, height: 60, track: 40 };
const producerFromRight = 16;

export function heightOf({ readers }: TapePicture): number {
  return lanes.top + readers.length * lanes.height + 2;
}

export function edgeOf({ left, cell }: Layout, offset: number): number {
  return left + offset * cell;
}

export function middleOf(layout: Layout, offset: number): Point {
  return { x: edgeOf(layout, offset) + layout.cell / 2, y: tape.top + tape.height / 2 };
}

export function laneTop(index: number): number {
  return lanes.top + index * lanes.height;
}

export function producerAt({ width }: Layout): Point {
  return { x: width - producerFromRight, y: 15 };
}

/** The two ends of a flight. A record falls from its cell straight down into the reader's lane. */
export function endsOf(
  layout: Layout,
  { readers, end }: TapePicture,
  { from, to }: { from: string; to: string },
): { from: Point; to: Point } | undefined {
  if (to === `${topic}/0@end`) {
    return { from: producerAt(layout), to: middleOf(layout, Math.min(end, capacity - 1)) };
  }
  const offset = Number(from.slice(from.lastIndexOf('@') + 1));
  const lane = readers.findIndex(({ name }) => name === to);
  if (!Number.isInteger(offset) || lane < 0) return undefined;
  const start = middleOf(layout, offset);
  return { from: start, to: { x: start.x, y: laneTop(lane) + lanes.track - 8 } };
}
