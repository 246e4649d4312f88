// Rules for a view of streams that somebody is answered from: it says what the streams say, whatever was
// killed, down, published again or read again in between.
import type { Code, Finding } from '../finding.ts';
import { eventsOf, startedAt, type HistoryEvent } from '../history.ts';
import { finding } from '../make-finding.ts';
import { nameOfFed, type Fed } from '../scenes/fed.ts';
import type { HttpAnswer } from '../stage.ts';
import type { Text } from '../text.ts';
import { shownBy } from './derived.ts';
import { sameData } from './same-data.ts';
import { isRight, viewProblem } from './views/view-problem.ts';

/** What has to be answered about a name after these were published; nothing (or `null`) stands for 404. */
export type ViewFold = (fed: readonly Fed[], name: string) => unknown;

/** One request that the harness made. */
export interface ViewAsking {
  /** `GET /farm/farm-17` */
  route: string;
  /** `farm-17` */
  name: string;
  answer: HttpAnswer;
  /** What was done last before it was asked. */
  after: 'start' | 'feed' | 'down' | 'restart' | 'rewind' | 'sweep' | 'late' | 'rebuild';
  /** The process that was asked. */
  process: string;
  /** So many events had been published. */
  upTo: number;
  /** The event of the answer. */
  seq: number;
}

/** A way to read the streams that is known to be wrong, by which a wrong answer explains itself. */
export interface Misread {
  fold: ViewFold;
  /** Whether a view may be so for a while only. Whoever reads in any other wrong way has always done so. */
  isPassing?: true;
  code: Code;
  /** A word for what was done, for the finding's subject: `added twice`. */
  subject: string;
  /** What the answer did. */
  says: Text | ((fed: readonly Fed[], name: string) => Text);
  asks: Text;
}

export interface Viewed {
  fed: readonly Fed[];
  askings: readonly ViewAsking[];
  expected: ViewFold;
  misreads?: readonly Misread[];
  /** What of an answer's body counts, where not all of it does: the order of a list, say. */
  read?(body: unknown): unknown;
  /** The paragraph about views of this kind. */
  explainedAt: string;
  task?: string | null;
}

export function viewedRules(
  { fed, askings, expected, misreads = [], read = same, explainedAt, task = null }: Viewed,
  history: readonly HistoryEvent[],
): Finding[] {
  for (const [index, asking] of askings.entries()) {
    const published = fed.slice(0, asking.upTo);
    const question = { ...asking, published, expected, read };
    if (isRight(question)) continue;
    // Who reads the streams like that has done so before, and the answers before this one are right.
    const fitting = misreads.filter(
      ({ fold, isPassing = false }) =>
        isPassing ||
        askings.slice(0, index).every(({ upTo, name }) => {
          const before = fed.slice(0, upTo);
          return sameData(fold(before, name) ?? null, expected(before, name) ?? null);
        }),
    );
    const problem = viewProblem({ ...question, misreads: fitting }, history);
    const { code, subject, says, asks, cause, because = [] } = problem;
    const where = cause === undefined ? asking.route : nameOfFed(cause);
    const shown = [asking.seq, ...(cause ? broughtBy(asking, cause, history) : []), ...because];
    if (asking.after !== 'start') shown.push(...lastStart(asking, history));
    return [
      finding({ ...{ code, subject, where, says, asks, explainedAt, task }, ...shownBy(shown) }),
    ];
  }
  return [];
}

const same = (body: unknown): unknown => body;

/** The last Fetch before the answer that brought the event. */
function broughtBy(
  { process, seq }: ViewAsking,
  { topic, partition, offset }: Fed,
  history: readonly HistoryEvent[],
): number[] {
  return eventsOf(history, 'fetch', process)
    .filter(
      (event) =>
        event.seq < seq &&
        event.topic === topic &&
        event.partition === partition &&
        event.records.some((record) => record.offset === offset),
    )
    .slice(-1)
    .map((event) => event.seq);
}

function lastStart({ process, seq }: ViewAsking, history: readonly HistoryEvent[]): number[] {
  const start = startedAt(
    history.filter((event) => event.seq < seq),
    process,
  );
  return start > 0 ? [start] : [];
}
