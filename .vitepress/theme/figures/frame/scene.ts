// What a figure that moves has to be for the frame around it. A scene knows nothing of Vue, of the page or
// of real time: it is made from a seed, goes on when it is told to, and can be drawn at any moment.
//
// To make one (docs/contributing/writing-a-figure.md):
//   export function createScene(seed: number): Scene<Picture, Move> { const world = createWorld({ seed }); … }
// and load it at the first interaction: usePlayback({ load: async () => (await import('./scene.ts')).createScene, … }).
import type { Text } from '../../../content/languages.ts';
import type { SignName } from '../../../content/vocabulary.ts';

export interface Scene<Picture, Move> {
  /** Virtual ms since it began. */
  readonly now: number;
  /** What is to be drawn now: plain data, a new object after each change. */
  picture(): Picture;
  /** Lets time pass, at most until `until` (virtual ms), and stops at the first moment that has a line to tell. */
  advance(until: number): Line[];
  /** Does what the reader wants done, at once. */
  move(move: Move): Line[];
  /** Whether nothing more will happen unless the reader moves something. */
  isAtRest(): boolean;
  /**
   * Names the setting that a move chooses. Reset keeps what was chosen last of each, and Replay hurries to the
   * last choice. `undefined`: it is something that happens, and Reset forgets it.
   */
  settingOf?: (move: Move) => string | undefined;
}

export type CreateScene<Picture, Move> = (seed: number) => Scene<Picture, Move>;

/** One event, in words, for the log beside the picture. */
export interface Line {
  /** Virtual ms. */
  at: number;
  says: Text;
  /** What it is about. */
  sign: SignName;
  /** Something was lost, came twice, or cannot be had. */
  isBad?: true;
  /** From here on the figure has answered the question that it asked first. */
  answersGuess?: true;
}

/** Something on its way in a picture; where its two ends are drawn is the drawing's business. */
export interface Flight {
  id: number;
  label: string;
  from: string;
  to: string;
  /** Virtual ms. */
  departs: number;
  arrives: number;
}

/** How far a flight is at a time, from 0 to 1. */
export function progressOf({ departs, arrives }: Flight, now: number): number {
  if (arrives <= departs) return 1;
  return Math.min(1, Math.max(0, (now - departs) / (arrives - departs)));
}

/** The question before the first step. */
export interface Guess {
  question: Text;
  choices: readonly Text[];
  /** Index of what the figure will show. */
  right: number;
  /** Said in the log once the figure has shown it. */
  outcome: Text;
}
