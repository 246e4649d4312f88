import { describe, expect, it } from 'vitest';
import {
  lagPath,
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
  const { rows, charts } = layouts[kind];

  it('the services stand beside each other, inside the picture', () => {
    const ends = steps.map((_, index) => serviceX(rows, index));
    for (const [index, x] of ends.entries()) {
      expect(x + rows.service.width).toBeLessThanOrEqual(ends[index + 1] ?? rows.width);
    }
  });

  it('rows have room above each other, with their words', () => {
    const { calls, streams, service, height } = rows;
    const count = 19;
    const title = 18;
    expect(streams - (calls + service.height)).toBeGreaterThanOrEqual(count + title);
    expect(height - (streams + service.height)).toBeGreaterThanOrEqual(count);
  });

  it('charts have room above each other, with their words', () => {
    const { tops, chartHeight, height, left, across, width } = charts;
    expect(left + across).toBeLessThanOrEqual(width);
    for (const [index, top] of tops.entries()) {
      expect((tops[index + 1] ?? height) - top - chartHeight).toBeGreaterThanOrEqual(18);
    }
    const stops = latencyStops.map((seconds) => latencyY(seconds, chartHeight));
    for (const [index, y] of stops.entries()) {
      if (index > 0) expect((stops[index - 1] ?? 0) - y).toBeGreaterThanOrEqual(12);
    }
  });

  it('a line breaks where nothing is known, and what lies beyond the dawn is not drawn', () => {
    expect(latencyPath(charts, points, 'calls')).toMatch(/^M[\d.]+ [\d.]+$/);
    expect(latencyPath(charts, points, 'streams')).toMatch(/^M[\d.]+ [\d.]+L[\d.]+ [\d.]+$/);
    expect(okPath(charts, points, 'calls').split('L')).toHaveLength(2);
    const bars = lagPath(charts, points, 500).split('z').filter(Boolean);
    expect(bars).toHaveLength(1);
    expect(bars[0]).toContain(`v-${charts.chartHeight}.0h`);
  });
});
