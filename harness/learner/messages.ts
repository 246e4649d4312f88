// What the harness and a learner's process say to each other. Plain data only.
import type { Argument } from '../grading/stage.ts';

export type ToLearner =
  | {
      type: 'assign';
      name: string;
      /** The tap's socket; the learner's side has no other way to a broker. */
      tap: string;
      /** Says to the tap whose connection it is. */
      token: string;
      /** `host:port` of each, as the learner's client is to see them. */
      brokers: readonly string[];
      /** Absolute path of the answer. */
      answer: string;
      exports: readonly string[];
    }
  | { type: 'call'; call: number; name: string; args: readonly Argument[] }
  | { type: 'handle'; call: number; of: number; method: string }
  | { type: 'turn'; turn: number }
  | { type: 'pass-time'; turn: number; ms: number };

/** Why an answer cannot be used, with the place; the words for it are the parent's. */
export interface ShapeProblem {
  kind:
    | 'unreadable'
    | 'does-not-strip'
    | 'does-not-parse'
    | 'type-as-value'
    | 'no-such-export'
    | 'not-found'
    | 'way-around'
    | 'missing-export'
    | 'not-a-function'
    | 'throws-at-import'
    | 'import-never-ends';
  /** The export, import or module it is about; else the tool's own message. */
  detail: string;
  line: number | null;
  /** The source line. */
  source: string | null;
}

export type FromLearner =
  | { type: 'ready' }
  | { type: 'loaded' }
  | { type: 'shape'; problem: ShapeProblem }
  | { type: 'returned'; call: number; error: string | null; result: unknown; methods: string[] }
  | { type: 'report'; sink: string; value: unknown }
  /** `busy`: how many sockets and timers of the learner's are open. */
  | { type: 'turned'; turn: number; busy: number }
  /** It called `process.exit`; the process ends. */
  | { type: 'exits'; code: number }
  /** An exception nobody caught; the process ends. */
  | { type: 'crashed'; error: string };
