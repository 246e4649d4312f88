import { describe, expect, it } from 'vitest';
import {
  lagBars,
  latencyPath,
  latencyStops,
  latencyY,
  layouts,
  okPath,
  serviceX,
} from './layout.ts';
import type { Point } from './picture.ts';
import { steps } from './settings.ts';

const points: readonly Point[] = [
  { at: 20, calls: { ok: 1, until: 0.2 }, streams: { ok: 1, until: 0.3 }, lag: 0 },
  { at: 40, calls: { ok: 0, until: undefined }, streams: { ok: 1, until: 40 }, lag: 500 },
  { at: 9_000, calls: { ok: 1, until: 1 }, streams: { ok: 1, until: 1 }, lag: 3 },
];

describe.each(['wide', 'narrow'] as const)('in the %s layout', (kind) => {
  const layout = layouts[kind];

  it('the services stand beside each other, inside the picture', () => {
    const ends = steps.map((_, index) => serviceX(layout, index));
    for (const [index, x] of ends.entries()) {
      expect(x + layout.service.width).toBeLessThanOrEqual(ends[index + 1] ?? layout.width);
    }
  });

  it('rows and charts have room above each other, with their words', () => {
    const { rows, charts, service, chartHeight, height } = layout;
    const words = 19 + 18;
    expect(rows.streams - (rows.calls + service.height)).toBeGreaterThanOrEqual(words);
    expect(charts[0] - (rows.streams + service.height)).toBeGreaterThanOrEqual(words);
    for (const [index, top] of charts.entries()) {
      expect((charts[index + 1] ?? height) - top - chartHeight).toBeGreaterThanOrEqual(18);
    }
    const stops = latencyStops.map((seconds) => latencyY(seconds, chartHeight));
    for (const [index, y] of stops.entries()) {
      if (index > 0) expect((stops[index - 1] ?? 0) - y).toBeGreaterThanOrEqual(12);
    }
  });

  it('a line breaks where nothing is known, and what lies beyond the dawn is not drawn', () => {
    expect(latencyPath(layout, points, 'calls')).toMatch(/^M[\d.]+ [\d.]+$/);
    expect(latencyPath(layout, points, 'streams')).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
    expect(okPath(layout, points, 'calls').split('L')).toHaveLength(2);
    const bars = lagBars(layout, points, 500);
    expect(bars).toHaveLength(1);
    expect(bars[0]?.height).toBe(layout.chartHeight);
  });
});
