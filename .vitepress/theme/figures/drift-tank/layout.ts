// Where the table, its copies and the chart stand: beside each other, or two by two on a phone.
import { drawnHours } from './picture.ts';
import { shownRows } from './tank.ts';

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  name: 'wide' | 'narrow';
  width: number;
  /** So many grids stand beside each other. */
  across: number;
  chart: { height: number };
}

export const layouts: readonly Layout[] = [
  { name: 'wide', width: 620, across: 4, chart: { height: 92 } },
  { name: 'narrow', width: 300, across: 2, chart: { height: 84 } },
];

const columns = 15;
export const cell = { pitch: 9, size: 6.4 } as const;
/** Of a grid with its name above and its bar below. */
export const grid = {
  width: columns * cell.pitch,
  height: (shownRows / columns) * cell.pitch,
  head: 20,
  foot: 44,
} as const;
const gap = { across: 20, down: 6 };
const blockHeight = grid.head + grid.height + grid.foot;
const chartHead = 24;
const chartFoot = 18;

/** Where row `index` stands in a grid. */
export function cellAt(index: number): Point {
  return {
    x: (index % columns) * cell.pitch + cell.pitch / 2,
    y: Math.floor(index / columns) * cell.pitch + cell.pitch / 2,
  };
}

/** Where grid `index` of `count` begins (its left upper cell): the table is the first. */
export function gridAt({ width, across }: Layout, count: number, index: number): Point {
  const beside = Math.min(count, across);
  const whole = beside * grid.width + (beside - 1) * gap.across;
  const left = (width - whole) / 2;
  return {
    x: left + (index % across) * (grid.width + gap.across),
    y: grid.head + Math.floor(index / across) * (blockHeight + gap.down),
  };
}

/** Rows of grids that are kept room for, whatever number of copies there is: nothing jumps. */
const rowsOfGrids = ({ across }: Layout): number => Math.ceil(4 / across);

export function chartAt(layout: Layout): Point & { width: number; height: number } {
  const grids = rowsOfGrids(layout) * (blockHeight + gap.down);
  const left = 34;
  return {
    x: left,
    y: grids + chartHead,
    width: layout.width - left - 4,
    height: layout.chart.height,
  };
}

export function heightOf(layout: Layout): number {
  const { y, height } = chartAt(layout);
  return y + height + chartFoot;
}

/** The past as a line: the latest hour at the right edge. */
export function pathOf(layout: Layout, past: readonly number[]): string {
  const { x, y, width, height } = chartAt(layout);
  const step = width / (drawnHours - 1);
  const first = drawnHours - past.length;
  return past
    .map((share, index) => {
      const at = [x + (first + index) * step, y + height * (1 - share)];
      return `${index === 0 ? 'M' : 'L'}${at.map((part) => part.toFixed(1)).join(' ')}`;
    })
    .join('');
}

/** Where midnights are, from the left edge on. */
export function midnightsOf(layout: Layout, hours: number): { x: number; day: number }[] {
  const { x, width } = chartAt(layout);
  const step = width / (drawnHours - 1);
  const now = Math.floor(hours);
  return Array.from({ length: 5 }, (_, back) => Math.floor(now / 24) * 24 - back * 24)
    .filter((hour) => hour >= 0 && now - hour < drawnHours)
    .map((hour) => ({ x: x + width - (now - hour) * step, day: hour / 24 + 1 }));
}
