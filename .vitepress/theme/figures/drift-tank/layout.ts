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
const gridRows = shownRows / columns;
/** From one cell to the next, at most. */
const widestPitch = 13;
const gap = { across: 20, down: 6 };
/** What a frame needs around its grid. */
const frame = 4;
/** Of a grid: its name above, and below it the ghosts, the bar and the numbers. */
export const room = { head: 20, ghosts: 20, foot: 64 } as const;
const chartHead = 24;
const chartFoot = 18;

/** A grid, where `count` of them share the drawing: the fewer there are, the larger each. */
export interface Grid {
  pitch: number;
  size: number;
  width: number;
  height: number;
}

export function gridOf({ width, across }: Layout, count: number): Grid {
  const beside = Math.min(count, across);
  const free = width - 2 * frame - (beside - 1) * gap.across;
  const pitch = Math.min(widestPitch, Math.floor((free / beside / columns) * 10) / 10);
  return { pitch, size: pitch * 0.7, width: columns * pitch, height: gridRows * pitch };
}

/** Where row `index` stands in a grid. */
export function cellAt({ pitch }: Grid, index: number): Point {
  return {
    x: (index % columns) * pitch + pitch / 2,
    y: Math.floor(index / columns) * pitch + pitch / 2,
  };
}

/** So many ghosts have room below a grid; more are told by their number alone. */
export const drawnGhosts = { across: 2 * columns, most: 6 * columns };
export const ghostSize = 4.4;

/** Where ghost `index` stands below a grid. */
export function ghostAt({ pitch, height }: Grid, index: number): Point {
  const down = Math.floor(index / drawnGhosts.across);
  return {
    x: (index % drawnGhosts.across) * (pitch / 2) + pitch / 4,
    y: height + 7 + down * 5.6,
  };
}

const blockHeight = (grid: Grid): number => room.head + grid.height + room.foot;

/** Where grid `index` of `count` begins (its left upper cell): the table is the first. */
export function gridAt(layout: Layout, count: number, index: number): Point {
  const { width, across } = layout;
  const grid = gridOf(layout, count);
  const beside = Math.min(count, across);
  const whole = beside * grid.width + (beside - 1) * gap.across;
  const left = (width - whole) / 2;
  return {
    x: left + (index % across) * (grid.width + gap.across),
    y: room.head + Math.floor(index / across) * (blockHeight(grid) + gap.down),
  };
}

/** Room is kept for the largest grids and for all of them, whatever number there is: nothing jumps. */
function gridsHeight(layout: Layout): number {
  const rows = Math.ceil(4 / layout.across);
  return rows * (blockHeight(gridOf(layout, 2)) + gap.down);
}

export function chartAt(layout: Layout): Point & { width: number; height: number } {
  const left = 38;
  return {
    x: left,
    y: gridsHeight(layout) + chartHead,
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

/** Half of what a midnight's name needs. */
const halfName = 22;

/** Where midnights are, from the left edge on, and which end of its name each has to hold where it would stick out. */
export function midnightsOf(
  layout: Layout,
  hours: number,
): { x: number; day: number; anchor: 'middle' | 'start' | 'end' }[] {
  const { x, width } = chartAt(layout);
  const step = width / (drawnHours - 1);
  const now = Math.floor(hours);
  return Array.from({ length: 5 }, (_, back) => Math.floor(now / 24) * 24 - back * 24)
    .filter((hour) => hour >= 0 && now - hour < drawnHours)
    .map((hour) => {
      const at = x + width - (now - hour) * step;
      const anchor = at > x + width - halfName ? 'end' : at < x + halfName ? 'start' : 'middle';
      return { x: at, day: hour / 24 + 1, anchor };
    });
}
