// Where things stand in the lab: for a column, and for a phone.
import { pointEvery, type Point } from './picture.ts';
import { usualDawn } from './settings.ts';

export interface Layout {
  width: number;
  height: number;
  /** Left end and width of the charts' time axis. */
  left: number;
  across: number;
  /** Upper ends of the three charts, and how high each is. */
  charts: readonly [number, number, number];
  chartHeight: number;
  /** The two rows of services. */
  rows: { calls: number; streams: number };
  service: { width: number; height: number };
}

/** The figure's times go to here (s): surge and most of what comes after it. */
export const shownUntil = usualDawn.ends;

export const layouts: Record<'wide' | 'narrow', Layout> = {
  wide: {
    ...{ width: 640, height: 440, left: 44, across: 588 },
    ...{ charts: [208, 290, 372], chartHeight: 50 },
    rows: { calls: 26, streams: 114 },
    service: { width: 92, height: 34 },
  },
  narrow: {
    ...{ width: 320, height: 462, left: 40, across: 274 },
    ...{ charts: [222, 306, 390], chartHeight: 54 },
    rows: { calls: 26, streams: 122 },
    service: { width: 50, height: 40 },
  },
};

export const serviceX = ({ width, service }: Layout, index: number): number =>
  4 + (index * (width - 8 - service.width)) / 4;

export const timeX = ({ left, across }: Layout, at: number): number =>
  left + (Math.min(at, shownUntil) / shownUntil) * across;

/** From a tenth of a second to an hour. */
const decades = { least: -1, most: Math.log10(3_600) };
export const latencyStops = [0.1, 10, 600] as const;
export function latencyY(seconds: number, height: number): number {
  const log = Math.log10(Math.max(seconds, 0.1));
  return height - ((log - decades.least) / (decades.most - decades.least)) * height;
}

type Style = 'calls' | 'streams';

/** A line through what is known; it is broken where nothing is. */
export function latencyPath(layout: Layout, points: readonly Point[], style: Style): string {
  let pen = 'M';
  const parts: string[] = [];
  for (const { at, [style]: one } of points) {
    if (at > shownUntil) break;
    if (one.until === undefined) {
      pen = 'M';
      continue;
    }
    const y = layout.charts[0] + latencyY(one.until, layout.chartHeight);
    parts.push(`${pen}${timeX(layout, at).toFixed(1)} ${y.toFixed(1)}`);
    pen = 'L';
  }
  return parts.join('');
}

export function okPath(layout: Layout, points: readonly Point[], style: Style): string {
  return points
    .filter(({ at }) => at <= shownUntil)
    .map(({ at, [style]: { ok } }, index) => {
      const y = layout.charts[1] + (1 - ok) * layout.chartHeight;
      return `${index === 0 ? 'M' : 'L'}${timeX(layout, at).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

export function lagBars(layout: Layout, points: readonly Point[], most: number) {
  const width = (pointEvery / shownUntil) * layout.across;
  return points
    .filter(({ at, lag }) => at <= shownUntil && lag > 0)
    .map(({ at, lag }) => {
      const height = (lag / Math.max(most, 100)) * layout.chartHeight;
      const y = layout.charts[2] + layout.chartHeight - height;
      return { x: timeX(layout, at - pointEvery), y, width: width + 0.2, height };
    });
}
