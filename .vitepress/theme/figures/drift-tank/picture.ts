// What is drawn: a table, its copies, and how outdated the first one has been.
import type { Settings } from './settings.ts';
import type { Cell } from './tank.ts';

export const copyNames = ['bonus', 'trace', 'processing'] as const;

export interface DrawnCopy {
  cells: readonly Cell[];
  /** How many of its rows are not as in the table. */
  outdated: number;
  /** Of its rows, those that the table has withdrawn: in the place of another row, or beside all. */
  ghosts: number;
  /** Of the ghosts, those beside the rows of the table. */
  beside: number;
  /** The share of its rows, ghosts too, that is wrong (0–1). */
  wrong: number;
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
  /** The same with its ghosts counted in (0–1). */
  pastWrong: readonly number[];
  /** On average since something was moved (0–1): without the ghosts beside, and with them. */
  mean: { outdated: number; wrong: number } | undefined;
  expected: number;
  /** The share of rows on which not all copies agree (0–1). */
  disagreement: number;
}

/** So many hours of the past are drawn. */
export const drawnHours = 96;

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
