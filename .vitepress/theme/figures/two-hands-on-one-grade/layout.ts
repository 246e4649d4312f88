// Where things stand in the two drawings of *Two hands on one grade*.
import { lastMinute, lockMinutes } from './hands.ts';

export interface Layout {
  name: 'wide' | 'narrow';
  width: number;
  /** Where ten o'clock is, and how wide a minute is. */
  left: number;
  minute: number;
  crate: number;
  /** Every so many minutes the time is written. */
  every: number;
}

/** Who waits at a lock is done later than the last minute at which something can be begun. */
export const minutes = lastMinute + lockMinutes;

export const layouts: readonly Layout[] = [
  { name: 'wide', width: 620, left: 28, minute: 37, crate: 30, every: 2 },
  { name: 'narrow', width: 336, left: 18, minute: 20, crate: 19, every: 3 },
];

export const rows = { lab: 52, desk: 116, seen: 172, height: 232, times: 224 };

export function xOf({ left, minute }: Layout, at: number): number {
  return left + Math.min(at, minutes) * minute;
}
