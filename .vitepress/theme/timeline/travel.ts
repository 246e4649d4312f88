// Where the arrows lead: along a lane, from a client to the partitions of the same event, and else to the
// nearest dot of the lane above or below.
import type { Dot } from './tape.ts';

const ways = {
  ArrowRight: 'later',
  ArrowLeft: 'earlier',
  ArrowDown: 'below',
  ArrowUp: 'above',
  Home: 'first',
  End: 'last',
} as const;
export type Way = (typeof ways)[keyof typeof ways];

export function wayOf(key: string): Way | undefined {
  return Object.hasOwn(ways, key) ? ways[key as keyof typeof ways] : undefined;
}

/** The dot that is reached; the same where there is none further. @param dots column by column */
export function travel(dots: readonly Dot[], from: Dot, way: Way): Dot {
  const onLane = dots.filter(({ row }) => row === from.row);
  switch (way) {
    case 'first':
      return onLane[0] ?? from;
    case 'last':
      return onLane.at(-1) ?? from;
    case 'later':
      return onLane.find(({ column }) => column > from.column) ?? from;
    case 'earlier':
      return onLane.findLast(({ column }) => column < from.column) ?? from;
    case 'below':
    case 'above':
      return nearest(dots, from, way === 'below' ? 1 : -1) ?? from;
  }
}

/** The same event's on another lane, else the nearest on the next lane in that direction. A fold lies on all of them, and is reached along each. */
function nearest(dots: readonly Dot[], from: Dot, step: 1 | -1): Dot | undefined {
  const beyond = dots.filter(
    ({ row, item }) => item.type === 'mark' && (row - from.row) * step > 0,
  );
  const own = beyond.filter(({ item }) => item.id === from.item.id);
  if (own.length > 0) return step > 0 ? own[0] : own.at(-1);
  const row = Math.min(...beyond.map((dot) => (dot.row - from.row) * step)) * step + from.row;
  return beyond
    .filter((dot) => dot.row === row)
    .sort((a, b) => Math.abs(a.column - from.column) - Math.abs(b.column - from.column))[0];
}
