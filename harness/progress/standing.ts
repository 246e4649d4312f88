// Where a learner stands with an exercise, read from the events.
import type { ProgressEvent } from './progress.ts';

export interface Standing {
  /** `practised`: passed, but never on a real Kafka. */
  status: 'passed' | 'practised' | 'not-yet' | 'to-do';
  /** The file is another than the one the last verdict was about. */
  changed: boolean;
  /** Codes of the last verdict's findings; empty when it was a pass, or there was none. */
  codes: readonly string[];
}

type VerdictEvent = ProgressEvent & { type: 'verdict' };

/** How many verdicts on different sources open a solution that was not earned by a pass. */
const verdictsForSolution = 3;

/**
 * @param now the attempt's name that the file would get; `null` when there is no file
 * @param untouched whether the file is the shipped stub
 */
export function standingOf(
  events: readonly ProgressEvent[],
  exercise: string,
  now: { attempt: string | null; untouched: boolean },
): Standing {
  const verdicts = counted(events, exercise);
  const passes = verdicts.filter((event) => event.status === 'pass');
  const last = verdicts.at(-1);
  return {
    status: passes.some((event) => event.graded)
      ? 'passed'
      : passes.length > 0
        ? 'practised'
        : now.untouched || now.attempt === null
          ? 'to-do'
          : 'not-yet',
    changed: !now.untouched && now.attempt !== null && last?.attempt !== now.attempt,
    codes: last?.codes ?? [],
  };
}

/** How many verdicts on different sources are missing until the solution is shown; 0: it is. */
export function verdictsUntilSolution(events: readonly ProgressEvent[], exercise: string): number {
  const verdicts = counted(events, exercise);
  if (verdicts.some((event) => event.status === 'pass')) return 0;
  const sources = new Set(verdicts.map((event) => event.attempt).filter((name) => name !== null));
  return Math.max(0, verdictsForSolution - sources.size);
}

/** What the last verdict found first; `undefined` after a pass, or when there was none. */
export function lastFinding(
  events: readonly ProgressEvent[],
  exercise: string,
): { code: string; subject: string } | undefined {
  const last = counted(events, exercise).at(-1);
  const code = last?.codes[0];
  return code === undefined ? undefined : { code, subject: last?.subject ?? '' };
}

/** Whether there is nothing to hint at: the last verdict was a pass. */
export function passedLast(events: readonly ProgressEvent[], exercise: string): boolean {
  return counted(events, exercise).at(-1)?.status === 'pass';
}

/**
 * Verdicts that say something about the learner's code: those of a broken broker do not. Those that came with a
 * file stand first, whenever it came: the last word is that of this place.
 */
function counted(events: readonly ProgressEvent[], exercise: string): VerdictEvent[] {
  const verdicts = events.filter(
    (event): event is VerdictEvent =>
      event.type === 'verdict' &&
      event.exercise === exercise &&
      (event.status === 'pass' ||
        event.status === 'fail' ||
        // What was begun of it was graded.
        (event.status === 'todo' && event.codes.length > 0)),
  );
  const { elsewhere = [], here = [] } = Object.groupBy(verdicts, (event) =>
    event.elsewhere === true ? 'elsewhere' : 'here',
  );
  return [...elsewhere, ...here];
}
