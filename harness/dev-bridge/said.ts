// What a page and the bridge say to each other: JSON, one message a frame, over one WebSocket, so that all of
// it has one order. Exercises are named by their slug, and never by a path.
import type { BrokerKind } from '../brokers/broker.ts';
import type { HistoryEvent } from '../grading/history.ts';
import type { Language, Text } from '../grading/text.ts';
import type { Verdict } from '../grading/verdict.ts';
import type { Standing as Passed } from '../progress/standing.ts';
import type { TypeProblem } from '../type-check/problem.ts';
import type { AnswerText } from '../workbench/answer-file.ts';

/** Asked for as a subprotocol, beside the token: a token in an address would end up in logs. */
export const protocol = 'milk-run-bridge';
/** Where the bridge answers, below the site's address. */
export const bridgePath = '/@milk-run/bridge';
/** The name of the `meta` element that tells the session's token to a page of ours. */
export const tokenName = 'milk-run-bridge';

/** From the page. `ask` numbers it; the answer has the same number. */
export type Asked = { ask: number } & (
  | { type: 'language'; language: Language }
  /** From now on the page is told what happens to it. */
  | { type: 'open'; exercise: string }
  | { type: 'close'; exercise: string }
  | { type: 'save'; exercise: string; source: string; base: string | null }
  /** Saves, then grades. */
  | { type: 'run'; exercise: string; source: string; base: string | null; seed?: number }
  | { type: 'stop'; exercise: string }
  /** Keeps a text as an attempt that is in no file. */
  | { type: 'keep'; exercise: string; source: string }
  | { type: 'attempts'; exercise: string }
  | { type: 'reset'; exercise: string }
  | { type: 'put-back'; exercise: string; attempt: string }
  /** Puts a text in place that was brought along. */
  | { type: 'replace'; exercise: string; source: string }
  /** What a right answer with this text does with this seed; only when the solution is open to the learner. */
  | { type: 'reference'; exercise: string; source: string; seed: number }
  | { type: 'open-in-editor'; exercise: string }
  /** Tries again to get a real Kafka. */
  | { type: 'look-again' }
);

/** An exercise as it is when a page opens it. */
export interface OpenedAnswer extends AnswerText {
  /** From the workbook's root. */
  file: string;
  /** Absolute, for links that open an editor. */
  path: string;
}

export interface BridgedAttempt {
  name: string;
  /** ISO 8601. */
  at: string;
  source: string;
  status: Verdict['status'] | null;
  codes: readonly string[];
  /** What the first finding was about. */
  subject: string | null;
  /** What its last verdict was given by; `null` when it was never graded. */
  standing: 'practised' | 'graded' | null;
}

/** Where the learner stands with an exercise, the command line's verdicts with the page's. */
export interface BridgedStanding {
  exercise: string;
  status: Passed['status'];
  codes: readonly string[];
  /** Verdicts on other sources until the solution is shown; 0: it is. */
  untilSolution: number;
}

/** Where the broker stands. Until there is a real Kafka, what is run is practised. */
export type BrokerStanding =
  | { state: 'getting'; says: Text }
  | { state: 'ready'; kind: BrokerKind; version: string; graded: boolean }
  | {
      state: 'none';
      reasons: readonly { kind: BrokerKind; missing: Text; fix: readonly Text[] }[];
    };

export type RefusalCode =
  | 'conflict' // the file is another than the page thinks
  | 'busy' // too much waits already
  | 'file' // the file system refuses
  | 'not-open' // the solution is not open yet
  | 'no-attempt'
  | 'no-answer' // it is no right answer of ours
  | 'no-editor'
  | 'stopped'
  | 'trouble';

export interface Refusal {
  code: RefusalCode;
  text: Text;
  /** With `conflict`: the text of the file now. */
  theirs?: AnswerText;
}

export type Answer =
  | { type: 'done' }
  | { type: 'opened'; answer: OpenedAnswer }
  | { type: 'saved'; revision: string }
  | { type: 'runs'; revision: string; run: number }
  | { type: 'attempts'; attempts: readonly BridgedAttempt[] }
  | { type: 'text'; answer: AnswerText }
  | { type: 'reference'; verdict: Verdict; history: readonly HistoryEvent[] }
  | ({ type: 'refused' } & Refusal);

/** To the page, unasked. */
export type Told =
  | { type: 'welcome'; broker: BrokerStanding; standings: readonly BridgedStanding[] }
  | { type: 'broker'; broker: BrokerStanding }
  | { type: 'standings'; standings: readonly BridgedStanding[] }
  /** Somebody else changed the file. */
  | { type: 'changed'; exercise: string; answer: AnswerText }
  | ({ exercise: string; run: number } & RunTold);

export type RunTold =
  /** `save`: because the file was saved elsewhere. `revision`: which text is graded. */
  | { type: 'began'; why: 'asked' | 'save'; revision: string | null }
  | { type: 'events'; events: readonly HistoryEvent[] }
  /** It begins anew on another broker; the events so far count for nothing. */
  | { type: 'again' }
  | { type: 'ended'; verdict: Verdict }
  | { type: 'stopped'; why: 'stopped' | 'superseded' | 'closed' }
  /** It could not be finished, for no fault of the answer. */
  | { type: 'trouble'; text: Text }
  /** After a verdict: what the compiler says of that text. */
  | { type: 'types'; problems: readonly TypeProblem[] };

export type FromBridge = { answers: number; answer: Answer } | Told;

/** Why the bridge closes a connection, as WebSocket close codes. */
export const closeCodes = {
  goingAway: 1001,
  tooLong: 1009,
  notUnderstood: 4400,
  tooManyPages: 4409,
  tooQuick: 4429,
  tooSlow: 4408,
} as const;
