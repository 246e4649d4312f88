// Where things stand in the lab: for a column, and for a phone.
import { pointEvery, type Point } from './picture.ts';
import { usualDawn } from './settings.ts';

/** The two rows of services. */
export interface Rows {
  width: number;
  height: number;
  /** Upper ends of their services. */
  calls: number;
  streams: number;
  service: { width: number; height: number };
}

/** Three charts over one time axis. */
export interface Charts {
  width: number;
  height: number;
  /** Left end and width of the time axis. */
  left: number;
  across: number;
  /** Upper ends of the three, and how high each is. */
  tops: readonly [number, number, number];
  chartHeight: number;
}

/** The figure's times go to here (s): surge and most of what comes after it. */
export const shownUntil = usualDawn.ends;

/** Rows and charts stand beside each other; on a phone, below each other. */
export const layouts: Record<'wide' | 'narrow', { rows: Rows; charts: Charts }> = {
  wide: {
    rows: {
      ...{ width: 400, height: 172, calls: 26, streams: 114 },
      service: { width: 75, height: 34 },
    },
    charts: {
      ...{ width: 400, height: 218, left: 44, across: 350 },
      ...{ tops: [18, 89, 160], chartHeight: 40 },
    },
  },
  narrow: {
    rows: {
      ...{ width: 320, height: 184, calls: 26, streams: 122 },
      service: { width: 50, height: 40 },
    },
    charts: {
      ...{ width: 320, height: 258, left: 40, across: 274 },
      ...{ tops: [18, 102, 186], chartHeight: 54 },
    },
  },
};

export const serviceX = ({ width, service }: Rows, index: number): number =>
  4 + (index * (width - 8 - service.width)) / 4;

export const timeX = ({ left, across }: Charts, at: number): number =>
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
export function latencyPath(layout: Charts, points: readonly Point[], style: Style): string {
  let pen = 'M';
  const parts: string[] = [];
  for (const { at, [style]: one } of points) {
    if (at > shownUntil) break;
    if (one.until === undefined) {
      pen = 'M';
      continue;
    }
    const y = layout.tops[0] + latencyY(one.until, layout.chartHeight);
    parts.push(`${pen}${timeX(layout, at).toFixed(1)} ${y.toFixed(1)}`);
    pen = 'L';
  }
  return parts.join('');
}

export function okPath(layout: Charts, points: readonly Point[], style: Style): string {
  return points
    .filter(({ at }) => at <= shownUntil)
    .map(({ at, [style]: { ok } }, index) => {
      const y = layout.tops[1] + (1 - ok) * layout.chartHeight;
      return `${index === 0 ? 'M' : 'L'}${timeX(layout, at).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}

/** A bar for each point at which something waited, all in one path: they are many, and drawn anew each time. */
export function lagPath(layout: Charts, points: readonly Point[], most: number): string {
  const width = ((pointEvery / shownUntil) * layout.across + 0.2).toFixed(1);
  const floor = layout.tops[2] + layout.chartHeight;
  return points
    .filter(({ at, lag }) => at <= shownUntil && lag > 0)
    .map(({ at, lag }) => {
      const height = ((lag / Math.max(most, 100)) * layout.chartHeight).toFixed(1);
      return `M${timeX(layout, at - pointEvery).toFixed(1)} ${floor}v-${height}h${width}v${height}z`;
    })
    .join('');
}
