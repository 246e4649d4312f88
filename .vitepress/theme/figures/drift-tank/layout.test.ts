import { describe, expect, it } from 'vitest';
import {
  cellAt,
  chartAt,
  drawnGhosts,
  ghostAt,
  gridAt,
  gridOf,
  heightOf,
  layouts,
  midnightsOf,
  pathOf,
  room,
} from './layout.ts';
import { shownRows } from './tank.ts';

describe.each(layouts)('the $name drawing', (layout) => {
  it('has room for the table and up to three copies above the chart', () => {
    for (const count of [2, 3, 4]) {
      const grid = gridOf(layout, count);
      for (let index = 0; index < count; index += 1) {
        const { x, y } = gridAt(layout, count, index);
        expect(x).toBeGreaterThanOrEqual(3);
        expect(x + grid.width).toBeLessThanOrEqual(layout.width - 3);
        expect(y + grid.height + room.foot).toBeLessThan(chartAt(layout).y - 8);
      }
    }
  });

  it.each([2, 3, 4])('keeps cells apart, and inside their grid (%i grids)', (count) => {
    const grid = gridOf(layout, count);
    const last = cellAt(grid, shownRows - 1);
    expect(last.x + grid.size / 2).toBeLessThanOrEqual(grid.width);
    expect(last.y + grid.size / 2).toBeLessThanOrEqual(grid.height);
    expect(grid.size).toBeLessThan(grid.pitch);
    const ghost = ghostAt(grid, drawnGhosts.most - 1);
    expect(ghost.x).toBeLessThan(grid.width);
    expect(ghost.y).toBeLessThanOrEqual(grid.height + room.ghosts);
  });

  it('draws the latest hour at the right edge, and midnights where they were', () => {
    const { x, width } = chartAt(layout);
    expect(pathOf(layout, [0.1, 0.4])).toContain(`L${(x + width).toFixed(1)}`);
    expect(midnightsOf(layout, 24.5)).toEqual([
      { x: x + width, day: 2, anchor: 'end' },
      { x: expect.closeTo(x + width - (24 * width) / 95, 3) as number, day: 1, anchor: 'middle' },
    ]);
  });

  it('is not too high', () => {
    expect(heightOf(layout)).toBeLessThan(layout.width === 300 ? 460 : 340);
  });
});
