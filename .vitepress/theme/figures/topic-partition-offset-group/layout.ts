// Where things stand in the two drawings: partitions below each other, and below each one a row for the place
// of every group.
import type { Point } from '../parts/point.ts';
import { capacity, groupOf, partitions, type TopicPicture, topic } from './picture.ts';

export interface Layout {
  name: 'wide' | 'narrow';
  width: number;
  /** Where offset 0 begins, and how wide a cell is. */
  left: number;
  cell: number;
  crate: number;
}

export const layouts: readonly Layout[] = [
  { name: 'wide', width: 600, left: 112, cell: 60, crate: 52 },
  { name: 'narrow', width: 336, left: 84, cell: 31, crate: 26 },
];

export const top = 40;
export const tapeHeight = 40;
export const crateHeight = 28;
/** From a partition's top to its first group's row, and from one row to the next. */
export const rows = { from: 74, height: 28 };
export const blockHeight = rows.from + 2 * rows.height - 2;

export const height = top + partitions * blockHeight;

export function edgeOf({ left, cell }: Layout, offset: number): number {
  return left + offset * cell;
}

export function blockTop(partition: number): number {
  return top + partition * blockHeight;
}

/** The middle of a group's row. @param group 0 or 1 */
export function rowMiddle(partition: number, group: number): number {
  return blockTop(partition) + rows.from + group * rows.height;
}

export function middleOf(layout: Layout, partition: number, offset: number): Point {
  return {
    x: edgeOf(layout, offset) + layout.cell / 2,
    y: blockTop(partition) + tapeHeight / 2,
  };
}

export function producerAt({ width }: Layout): Point {
  return { x: width - 16, y: 16 };
}

/** The two ends of a flight; a record falls from its cell into the row of the group whose member reads it. */
export function endsOf(
  layout: Layout,
  { groups, keys }: TopicPicture,
  { from, to }: { from: string; to: string },
): { from: Point; to: Point } | undefined {
  const written = new RegExp(`^${topic}/(\\d+)@end$`).exec(to);
  if (written !== null) {
    const partition = Number(written[1]);
    const offset = Math.min(keys[partition]?.length ?? 0, capacity - 1);
    return { from: producerAt(layout), to: middleOf(layout, partition, offset) };
  }
  const [, partition, offset] = /\/(\d+)@(\d+)$/.exec(from) ?? [];
  const row = groups.findIndex(({ name }) => name === groupOf(to));
  if (partition === undefined || offset === undefined || row < 0) return undefined;
  const start = middleOf(layout, Number(partition), Number(offset));
  return { from: start, to: { x: start.x, y: rowMiddle(Number(partition), row) } };
}
