// Where an answer is kept and run: the one thing that the exercise panel knows of both places, so that it is
// one panel. In a page on a web server that is this browser and the lab; beside a workbook, the file and the bridge.
import type { HistoryEvent } from '../../../harness/grading/history.ts';
import type { Text } from '../../../harness/grading/text.ts';
import type { Verdict } from '../../../harness/grading/verdict.ts';
import type { TypeProblem } from '../../../harness/type-check/problem.ts';

export interface Workbench {
  /** `page`: kept in this browser and practised by the lab. `machine`: the file exercises/…/exercise.ts, graded through the bridge. */
  readonly place: 'page' | 'machine';
  /** What was kept last; the shipped code where nothing was. @throws {Refused} */
  read(): Promise<string>;
  /** Keeps what the editor holds. @throws {Refused} where it cannot be kept; the editor still has it */
  write(source: string): Promise<void>;
  /** Another tab, or the learner's own editor, changed it: is given the text. @returns what ends the listening */
  onChanged(listener: (source: string) => void): () => void;
  /**
   * Runs an answer, and remembers it as an attempt with its verdict.
   * @throws {Refused} when there is no verdict: no broker, no lab, no bridge
   * @throws {Stopped} when `stop` was called meanwhile
   */
  run(source: string, options: RunOptions): Promise<Ran>;
  /** Ends a run at once; the next begins anew. */
  stop(): void;
  /** All that is kept, newest first. @throws {Refused} */
  attempts(): Promise<readonly KeptAttempt[]>;
  /** Puts the shipped code in place. What was there becomes an attempt first. @returns the text that is now in place @throws {Refused} */
  reset(): Promise<string>;
  /** Puts an attempt in place, as `reset` does. @throws {Refused} */
  putBack(name: string): Promise<string>;
  /** Puts a text that was brought along in place, as `reset` does. @throws {Refused} */
  replace(source: string): Promise<string>;
  /** Has ready what a run needs, so that the first verdict comes sooner. Fails in silence: `run` says it. */
  warmUp(): void;
  /** No more is asked of it: it ends what listens and runs. */
  close(): void;

  /** In a page: adds attempts that were downloaded elsewhere, and puts their code in place. @throws {Refused} */
  bringBack?(work: ExerciseWork): Promise<string>;
  /** In a page: deletes an attempt, so that there is room for others. */
  forget?(name: string): Promise<void>;
  /** In a page: whether something was kept that could not be read, and was put aside. Says so once. */
  hasSetAside?(): boolean;
  /** On a machine: the file's whole path. */
  readonly file?: string | undefined;
  /** On a machine: opens the file in the learner's editor. @throws {Refused} */
  openInEditor?(): Promise<void>;
  /** On a machine: tells at once, and at each change, where the broker is that grades. */
  onBroker?(listener: (state: BrokerState) => void): () => void;
  /** On a machine: after a verdict, what the compiler says of its text; nothing when the next run begins. */
  onTypes?(listener: (problems: readonly TypeProblem[]) => void): () => void;
  /** On a machine: is given what is typed at once, and keeps it in the browser while the file cannot be reached. */
  hold?(source: string): void;
  /** On a machine: tries again to get a real Kafka. */
  lookAgain?(): void;
}

export interface RunOptions {
  /** Repeats a run. By default one of chance, which the verdict tells. */
  seed?: number;
  /** Each event of the run, as it happens. */
  onEvent?(event: HistoryEvent): void;
}

export interface Ran {
  verdict: Verdict;
  /** All of the run's events. */
  history: readonly HistoryEvent[];
  /** The text that was judged, where it may be a newer one than was asked about. */
  source?: string;
}

/** A source that was run or put away. */
export interface KeptAttempt {
  /** The same for equal sources. */
  name: string;
  /** When it was last run or put away, ISO 8601. */
  at: string;
  source: string;
  /** Of its last verdict; `null` when it had none. */
  status: Verdict['status'] | null;
  /** The codes of that verdict's findings, in order. */
  codes: readonly string[];
  /** What the first finding was about: hints are chosen by it. */
  subject: string | null;
  /** Which broker gave the verdict: the practice broker, or a real Kafka. */
  standing: 'practised' | 'graded' | null;
}

/** What is kept of one exercise. */
export interface ExerciseWork {
  /** `null`: as shipped. */
  code: string | null;
  /** Newest first. */
  attempts: readonly KeptAttempt[];
}

export type BrokerState =
  | { state: 'ready'; kind: string; version: string; graded: boolean }
  /** Until it is there, runs are practised. */
  | { state: 'getting'; says: Text; /** From 0 to 1, where that is known. */ part: number | null }
  /** Runs are practised; what each way to a real Kafka lacks. */
  | { state: 'none'; ways: readonly { kind: string; missing: Text; fix: readonly Text[] }[] }
  /** The workbook itself does not answer. */
  | { state: 'gone'; says: Text };

/** It could not be done; says why and what to do. */
export class Refused extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

/** What was to be written is made from another text than the one that is there now. */
export class Conflict extends Refused {
  readonly theirs: string;

  constructor(text: Text, theirs: string) {
    super(text);
    this.theirs = theirs;
  }
}

/** Somebody stopped the run. */
export class Stopped extends Error {}
