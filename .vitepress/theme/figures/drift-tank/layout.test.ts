import { describe, expect, it } from 'vitest';
import {
  cell,
  cellAt,
  chartAt,
  grid,
  gridAt,
  heightOf,
  layouts,
  midnightsOf,
  pathOf,
} from './layout.ts';
import { shownRows } from './tank.ts';

describe.each(layouts)('the $name drawing', (layout) => {
  it('has room for the table and up to three copies above the chart', () => {
    for (const count of [2, 3, 4]) {
      for (let index = 0; index < count; index += 1) {
        const { x, y } = gridAt(layout, count, index);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + grid.width).toBeLessThanOrEqual(layout.width);
        expect(y + grid.height + grid.foot).toBeLessThan(chartAt(layout).y - 8);
      }
    }
  });

  it('keeps cells apart, and inside their grid', () => {
    const last = cellAt(shownRows - 1);
    expect(last.x + cell.size / 2).toBeLessThanOrEqual(grid.width);
    expect(last.y + cell.size / 2).toBeLessThanOrEqual(grid.height);
    expect(cell.size).toBeLessThan(cell.pitch);
  });

  it('draws the latest hour at the right edge, and midnights where they were', () => {
    const { x, width } = chartAt(layout);
    expect(pathOf(layout, [0.1, 0.4])).toContain(`L${(x + width).toFixed(1)}`);
    expect(midnightsOf(layout, 24.5)).toEqual([
      { x: x + width, day: 2 },
      { x: expect.closeTo(x + width - (24 * width) / 95, 3) as number, day: 1 },
    ]);
  });

  it('is not too high', () => {
    expect(heightOf(layout)).toBeLessThan(layout.width === 300 ? 460 : 310);
  });
});
