// Where things stand in the two drawings of *Burn the view*.
import type { Point } from '../parts/point.ts';
import { type BurnPicture, capacity, topic, viewNames } from './picture.ts';

export interface Layout {
  name: 'wide' | 'narrow';
  width: number;
  left: number;
  cell: number;
  crate: number;
}

export const layouts: readonly Layout[] = [
  { name: 'wide', width: 600, left: 10, cell: 36, crate: 31 },
  { name: 'narrow', width: 336, left: 6, cell: 20, crate: 17 },
];

export const tape = { top: 36, height: 46 };
export const boxes = { top: 118, height: 62, gap: 8 };

export function heightOf({ views }: BurnPicture): number {
  return boxes.top + views.length * (boxes.height + boxes.gap);
}

export function boxTop(index: number): number {
  return boxes.top + index * (boxes.height + boxes.gap);
}

export function middleOf({ left, cell }: Layout, offset: number): Point {
  return { x: left + (offset + 0.5) * cell, y: tape.top + tape.height / 2 };
}

/** The two ends of a flight: a record falls from its cell into the box of the view that reads it. */
export function endsOf(
  layout: Layout,
  { views, litres }: BurnPicture,
  { from, to }: { from: string; to: string },
): { from: Point; to: Point } | undefined {
  if (to === `${topic}/0@end`) {
    const end = Math.min(litres.length, capacity - 1);
    return { from: { x: layout.width - 16, y: 13 }, to: middleOf(layout, end) };
  }
  const offset = Number(from.slice(from.lastIndexOf('@') + 1));
  const name = viewNames.find((one) => to.startsWith(`${one}#`));
  const index = views.findIndex((view) => view.name === name);
  if (!Number.isInteger(offset) || index < 0) return undefined;
  const start = middleOf(layout, offset);
  return { from: start, to: { x: start.x, y: boxTop(index) + boxes.height - 14 } };
}
