// What a learner's process is to load: an answer, and what the exercise supplies beside it.
import type { ShapeProblem } from './messages.ts';

export interface LearnerCode {
  /** The answer: its absolute path, or its name where there are no files. */
  answer: string;
  /** What the exercise supplies beside it, by path or name; `null` for none. */
  world: string | null;
  /**
   * What is to run of these files, by URL or name, without its types; asked once for each process. Of a file
   * that is missing here the process finds out by itself why.
   */
  stripped(): Readonly<Record<string, string>>;
  /** Why it need not be tried at all, where that is known beforehand. */
  problem?: ShapeProblem;
}
