// What attempts open: hints by the last finding, and the solution.
import type { Finding } from '../../../harness/grading/finding.ts';
import type { KeptAttempt } from './workbench.ts';

/** How many verdicts on different sources open a solution that was not earned by a pass. */
const verdictsForSolution = 3;

/** Verdicts that say something about the code: those of a broken broker do not. */
function counted(attempts: readonly KeptAttempt[]): KeptAttempt[] {
  return attempts.filter(
    ({ status, codes }) =>
      status === 'pass' || status === 'fail' || (status === 'todo' && codes.length > 0),
  );
}

/** How many verdicts on different sources are missing until the solution is shown; 0: it is. */
export function verdictsUntilSolution(attempts: readonly KeptAttempt[], passed: boolean): number {
  const verdicts = counted(attempts);
  if (passed || verdicts.some(({ status }) => status === 'pass')) return 0;
  return Math.max(0, verdictsForSolution - verdicts.length);
}

/** What the last verdict found first. */
export function lastFinding(
  attempts: readonly KeptAttempt[],
): { code: string; subject: string } | undefined {
  const [last] = counted(attempts);
  const code = last?.codes[0];
  return code === undefined ? undefined : { code, subject: last?.subject ?? '' };
}

/** Whether there is nothing to hint at: the last verdict was a pass. */
export function passedLast(attempts: readonly KeptAttempt[]): boolean {
  return counted(attempts)[0]?.status === 'pass';
}

/** Which line of the answer a finding names, from 1: `exercise.ts:12  const a = …`, or an error’s `(line 12)`. */
export function lineOf({ where, says }: Pick<Finding, 'where' | 'says'>): number | undefined {
  const line = /^exercise\.ts:(\d+)/.exec(where ?? '')?.[1] ?? /\(line (\d+)\)/.exec(says.en)?.[1];
  return line === undefined ? undefined : Number(line);
}
