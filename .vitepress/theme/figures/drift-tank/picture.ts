// What is drawn: a table, its copies, and how outdated the first one has been.
import type { Settings } from './settings.ts';
import type { Cell } from './tank.ts';

export const copyNames = ['bonus', 'trace', 'processing'] as const;

export interface DrawnCopy {
  cells: readonly Cell[];
  /** How many of its rows are not as in the table. */
  outdated: number;
  /** Rows too many: the table has withdrawn them. */
  ghosts: number;
  /** Of a run that is under way, the part that is done (0–1). */
  run: number | undefined;
}

export interface TankPicture {
  settings: Settings;
  /** Since it began. */
  hours: number;
  copies: readonly DrawnCopy[];
  /** The share of the first copy that was outdated at the end of each hour (0–1), the latest last. */
  past: readonly number[];
  /** On average since something was moved (0–1). */
  mean: number | undefined;
  expected: number;
  /** The share of rows on which not all copies agree (0–1). */
  disagreement: number;
}

/** So many hours of the past are drawn. */
export const drawnHours = 96;

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
