// What can be chosen: how much each team has on its hands, how often it releases, and of a rule that several
// contexts need, how many copies there are and how often it changes.

export interface Settings {
  /** Weeks between two releases, by team. */
  cadence: readonly [number, number, number];
  /** Weeks of other work that lie before each request, by team. */
  backlog: readonly [number, number, number];
  /** Contexts that need the rule. */
  copies: number;
  /** Changes of the rule in a month. */
  changes: number;
}

export const usualSettings: Settings = {
  ...{ cadence: [4, 2, 1], backlog: [0, 0, 0], copies: 3, changes: 0.25 },
};

/** What can be chosen. */
export const stops = {
  cadence: [0.2, 1, 2, 4, 8],
  backlog: [0, 0.5, 1, 2, 4],
  copies: [2, 3, 4, 6, 8, 12],
  changes: [0.1, 0.25, 0.5, 1, 2, 4, 8],
} as const;

/** Days of work: to change one copy, to change the shared one, to take a new version of it into one service. */
const days = { edit: 1, take: 0.25, agreeAMonth: 3 };

/** Days a month that a rule costs: copied into each context, or kept in one library that all of them share. */
export function ruleCost({ copies, changes }: Pick<Settings, 'copies' | 'changes'>): {
  copied: number;
  shared: number;
} {
  return {
    copied: changes * copies * days.edit,
    // Sharing costs talk even while nothing changes: versions, wishes, who may.
    shared: days.agreeAMonth + changes * (days.edit + copies * days.take),
  };
}

/** Weeks that something waits on average for releases, where it comes at any time and passes all of these. */
export function expectedWait(cadence: readonly number[]): number {
  return cadence.reduce((sum, weeks) => sum + weeks / 2, 0);
}
