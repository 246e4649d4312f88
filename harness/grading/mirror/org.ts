// What the exercise on Conway's law hands over and gets back. The types are the exercise's; grading keeps its own.

export type Pair = [string, string];

export interface Org {
  teams: readonly { name: string; director: string }[];
  owners: readonly { service: string; team: string; since: number }[];
  talks: readonly { teams: Pair; day: number }[];
}

export interface Need {
  from: string;
  to: string;
  topic: string;
  day: number;
}

export interface Link {
  from: string;
  to: string;
  facts: string;
}

export interface Topology {
  teams: Readonly<Record<string, string>>;
  talks: readonly Pair[];
  origins: Readonly<Record<string, string>>;
  links: readonly Link[];
}

/** The same for both orders. */
export const pairName = (pair: readonly string[]): string => [...pair].sort().join(' – ');
