// What a supplied service of a company does that is put on the wire: see `scenes/company.ts`, and
// `learner/supplied-part.ts`, which does it.

/** What one process does. */
export interface Part {
  /** Topics that it reads, from the beginning, as a member of its service's group. */
  reads?: readonly string[];
  /** The group; instances of one service share it. */
  group?: string;
  /** Routes that it answers, with something. */
  serves?: readonly string[];
  /** Records that it writes: `value` is plain data. */
  writes?: readonly { topic: string; key: string; value: unknown }[];
  /** Requests that it makes, one after the other: of which process, and what. */
  asks?: readonly { of: string; route: string }[];
  /** Rows that it puts into the shared database, and then keys that it gets there. */
  puts?: readonly { key: string; value: unknown }[];
  gets?: readonly string[];
}
