// What somebody ran of an exercise, told shortly: each answer in the order in which it came, and how it ended.
import type { KeptAttempt } from '../exercise/workbench.ts';

export interface OwnRun {
  name: string;
  /** `pass`, the first finding's code, or `null` where it was put away without a verdict. */
  outcome: string | null;
  /** What the finding was about. */
  subject: string | null;
  graded: boolean;
}

/** @param attempts newest first, as a workbench keeps them */
export function ownRuns(attempts: readonly KeptAttempt[]): OwnRun[] {
  return attempts.toReversed().map(({ name, status, codes, subject, standing }) => ({
    name,
    outcome: status === 'pass' ? 'pass' : (codes[0] ?? (status === null ? null : status)),
    subject: status === 'pass' ? null : subject,
    graded: standing === 'graded',
  }));
}
