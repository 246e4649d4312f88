// What two teams know of a lot in the lesson on ownership: what the lab measured, what the appeals desk decided,
// and the grade that follows. Kept apart from the answer's copy of it.
import type { Boundary } from '../../wire-tap/boundaries.ts';
import { objectIn } from '../record-json.ts';
import type { Planned } from '../scenes/sweep.ts';
import type { HttpAnswer, LogPartition } from '../stage.ts';

export type Letter = 'A' | 'B' | 'C';

export interface Result {
  lotId: string;
  farmId: string;
  cells: number;
  bacteria: number;
  at: string;
}

export interface Decision {
  appealId: string;
  lotId: string;
  farmId: string;
  grade: Letter | null;
  at: string;
}

export interface Graded {
  lotId: string;
  farmId: string;
  grade: Letter;
}

export const topics = {
  results: 'quality.lab-results',
  decisions: 'quality.appeals',
  grades: 'quality.grades',
  payables: 'settlement.payables',
} as const;

export function labGrade({ cells, bacteria }: Result): Letter {
  if (cells < 200 && bacteria < 30) return 'A';
  return cells < 500 && bacteria < 250 ? 'B' : 'C';
}

export function gradeAfter(
  result: Result | undefined,
  decision: Decision | undefined,
): Graded | undefined {
  if (result === undefined) return undefined;
  const { lotId, farmId } = result;
  return { lotId, farmId, grade: decision?.grade ?? labGrade(result) };
}

/** One question to `decide`, and what it gave. */
export interface DecidedCase {
  result: Result | undefined;
  decision: Decision | undefined;
  got: unknown;
}

/** A decision that a clerk sent to the desk's service. */
export interface Posting {
  decision: Decision;
  answer: HttpAnswer;
  /** The event of the answer. */
  seq: number;
  /** What was the matter meanwhile. */
  while: 'usual' | 'quality down' | 'send refused';
}

export interface ContestFacts {
  cases: readonly DecidedCase[];
  /** What the answer says of where facts live. */
  declared: unknown;
  /** In the order in which they lie on their stream. */
  results: Result[];
  postings: Posting[];
  decisions: LogPartition[];
  grades: LogPartition[];
  /** How often Quality was started anew. */
  restarts: number;
  killed: readonly Boundary[];
  notReached: readonly Planned[];
  /** Whether everything was tried that there was to try. */
  complete: boolean;
}

export const accepted = ({ answer }: Posting): boolean =>
  !answer.unreachable && answer.response.status >= 200 && answer.response.status < 300;

/** The decisions about a lot, in the order of their stream. */
export function decisionsAbout({ decisions }: Pick<ContestFacts, 'decisions'>, lotId: string) {
  return decisions
    .flatMap(({ partition, records }) => records.map((record) => ({ ...record, partition })))
    .flatMap(({ value, partition, offset, key }) => {
      const said = objectIn(value);
      // Compared with what was posted before anything is made of it.
      return said?.['lotId'] === lotId
        ? [{ decision: said as unknown as Decision, partition, offset, key }]
        : [];
    });
}

export function resultsOf({ results }: Pick<ContestFacts, 'results'>, lotId: string): Result[] {
  return results.filter((one) => one.lotId === lotId);
}
