// Where the teams of both cuts stand, and how long finished requests took: beside them, or below on a phone.
export interface Layout {
  name: 'wide' | 'narrow';
  width: number;
  box: { width: number; height: number; across: number };
  /** The strip of finished requests. */
  strip: { x: number; width: number; below: boolean };
}

export const layouts: readonly Layout[] = [
  {
    name: 'wide',
    width: 620,
    box: { width: 126, height: 74, across: 6 },
    strip: { x: 424, width: 190, below: false },
  },
  {
    name: 'narrow',
    width: 300,
    box: { width: 94, height: 92, across: 4 },
    strip: { x: 8, width: 284, below: true },
  },
];

export interface Point {
  x: number;
  y: number;
}

const head = 22;
const gap = 9;
const stripHeight = 66;
const between = 14;
export const ball = { radius: 8.5, pitch: 19.5 } as const;

const rowHeight = ({ box, strip }: Layout): number =>
  head + box.height + (strip.below ? stripHeight + 6 : 0);

/** Where the head of a cut stands. */
export function rowAt(layout: Layout, row: number): number {
  return row * (rowHeight(layout) + between);
}

export function boxAt(layout: Layout, row: number, team: number): Point {
  return { x: team * (layout.box.width + gap), y: rowAt(layout, row) + head };
}

/** Where the ball number `index` lies in a team's box, from the box's corner. */
export function ballAt({ box }: Layout, index: number): Point {
  const left = (box.width - (box.across - 1) * ball.pitch) / 2;
  return {
    x: left + (index % box.across) * ball.pitch,
    y: 33 + Math.floor(index / box.across) * ball.pitch,
  };
}

export function stripAt(layout: Layout, row: number): Point & { width: number; height: number } {
  const { x, width, below } = layout.strip;
  const y = rowAt(layout, row) + head + (below ? layout.box.height + 6 : 0);
  return { x, y, width, height: stripHeight - 18 };
}

/** The strip's end (weeks): what takes longer lies at its edge. */
export function stripEnd(weeks: readonly number[]): number {
  return Math.max(8, Math.ceil(Math.max(0, ...weeks) / 4) * 4);
}

/** Where finished requests lie in a strip: those of the same time one above the other. */
export function dotsOf(
  { width, height }: { width: number; height: number },
  finished: readonly { request: number; weeks: number }[],
  end: number,
): { request: number; x: number; y: number }[] {
  const columns = new Map<number, number>();
  return [...finished]
    .sort((a, b) => a.weeks - b.weeks)
    .map(({ request, weeks }) => {
      const column = Math.round((weeks / end) * (width / 9));
      const above = columns.get(column) ?? 0;
      columns.set(column, above + 1);
      return { request, x: Math.min(width, column * 9), y: height - 5 - above * 8.5 };
    });
}

export function heightOf(layout: Layout): number {
  return rowAt(layout, 1) + rowHeight(layout) + 4;
}
