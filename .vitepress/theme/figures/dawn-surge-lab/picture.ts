// What *Dawn surge lab* draws: plain data.
import { type Place, type Settings, steps, usualSettings } from './settings.ts';
import type { Summary } from './tally.ts';

/** One moment of the charts, every so many seconds of the dawn. */
export const pointEvery = 20;

export interface Point {
  /** s since four o'clock. */
  at: number;
  calls: { ok: number; until: number | undefined };
  streams: { ok: number; until: number | undefined };
  /** Events that wait or are in hand, in all streams. */
  lag: number;
}

export interface SurgePicture {
  settings: Settings;
  /** s since four o'clock. */
  time: number;
  /** Pickups a second now. */
  rate: number;
  down: readonly Place[];
  /** By step: requests in hand or waiting, events not read to the end. */
  loads: readonly number[];
  lags: readonly number[];
  points: readonly Point[];
  calls: Summary;
  streams: Summary;
  mostLag: number;
  /** s of the dawn at which nothing waited any more after the surge. */
  drainedAt: number | undefined;
  isOver: boolean;
}

export const noSummary: Summary = {
  ...{ pressed: 0, ok: 0, failed: 0, settled: 0, wait: 0, slowWait: 0, until: 0, slowUntil: 0 },
  ...{ mostAsked: 0, asked: 0 },
};

export const emptyPicture: SurgePicture = {
  ...{ settings: usualSettings, time: 0, rate: 5, down: [], points: [] },
  loads: steps.map(() => 0),
  lags: steps.map(() => 0),
  ...{ calls: noSummary, streams: noSummary, mostLag: 0, drainedAt: undefined, isOver: false },
};

/** The time on the clock of the dawn: `04:18`. */
export function clock(time: number): string {
  const minutes = 4 * 60 + Math.floor(time / 60);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A duration as one says it: `0.28 s`, `41 s`, `7.2 min`. */
export function duration(seconds: number, language: 'en' | 'ko'): string {
  const [s, min] = language === 'ko' ? ['초', '분'] : [' s', ' min'];
  if (seconds < 0.995) return `${seconds.toFixed(2)}${s}`;
  if (seconds < 9.95) return `${seconds.toFixed(1)}${s}`;
  return seconds < 99.5 ? `${Math.round(seconds)}${s}` : `${(seconds / 60).toFixed(1)}${min}`;
}

/** A number for which there is little room. */
export const count = (number: number): string =>
  number < 10_000 ? String(number) : `${Math.round(number / 1_000)}k`;

/** A share in percent, which is 100 only where all are in it. */
export function percent(share: number): string {
  if (share >= 1) return '100 %';
  return share > 0.99
    ? `${Math.min(99.99, share * 100).toFixed(2)} %`
    : `${(share * 100).toFixed(0)} %`;
}
