// What can be chosen of the copying, and what is usual.

export interface Settings {
  /** How often a row changes, on average, a day. */
  changes: number;
  /** Hours from the beginning of one run of copying to that of the next. */
  every: number;
  /** The chance that a run breaks off at one of its pages, 0 to 1. */
  failure: number;
  copies: number;
  /** Rows in the table. */
  rows: number;
}

export const usualSettings: Settings = {
  ...{ changes: 1, every: 24, failure: 0, copies: 2, rows: 24_000 },
};

/** What can be chosen. */
export const stops = {
  changes: [0.1, 0.25, 0.5, 1, 2, 4, 8],
  every: [1, 3, 6, 12, 24, 48, 168],
  failure: [0, 0.05, 0.1, 0.25, 0.5],
  copies: [1, 2, 3],
  rows: [2_400, 24_000, 120_000, 480_000, 1_200_000, 2_400_000],
} as const satisfies Record<keyof Settings, readonly number[]>;

/** Rows that an API gives in an hour, page by page. */
const rowsAnHour = 50_000;

/** How long a run takes (h). */
export function runHours({ rows }: Pick<Settings, 'rows'>): number {
  return rows / rowsAnHour;
}

/** How long it is from one copy of a row to the next (h): a run that takes longer delays the one behind it. */
export function periodHours({ every, rows }: Pick<Settings, 'every' | 'rows'>): number {
  return Math.max(every, runHours({ rows }));
}

/**
 * What share of a copy is outdated on average, while no run fails and no page is torn: rows change
 * independently of each other, `changes` times a day, and each is copied anew once a period.
 * 1 − (1 − e^(−λT)) / (λT)
 */
export function expectedShare(settings: Pick<Settings, 'changes' | 'every' | 'rows'>): number {
  const changesAPeriod = (settings.changes / 24) * periodHours(settings);
  return 1 - (1 - Math.exp(-changesAPeriod)) / changesAPeriod;
}

/** What share is outdated just before it is copied anew: 1 − e^(−λT). */
export function shareBeforeRun(settings: Pick<Settings, 'changes' | 'every' | 'rows'>): number {
  return 1 - Math.exp(-(settings.changes / 24) * periodHours(settings));
}
