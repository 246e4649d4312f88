// What the harness and a learner's process say to each other. Plain data only.
import type { Argument, Asked, Open } from '../grading/stage.ts';

/** What a process is to do with kafkajs before it is given an answer. */
export interface Rehearsal {
  tap: string;
  token: string;
  brokers: readonly string[];
  /** There for rehearsals only. */
  topic: string;
  /** No other process rehearses in it. */
  groupId: string;
}

export type PortName = 'http' | 'db' | 'store' | 'vendor';

/** A call by a port that is not Kafka. */
export interface PortCalled {
  port: PortName;
  /** `get`, `request`, `call`, … */
  op: string;
  /** A key, a vendor, a service with the route that is asked for. */
  subject: string;
  value?: unknown;
  /** The idempotency key of a call to a vendor. */
  key?: string | null;
}

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
      /** Exports that are no functions. */
      values?: readonly string[];
      /** Absolute path of what the exercise supplies beside it; `null` for none. */
      world: string | null;
      /** What is to run of those files, by URL, where the harness could strip their types. */
      stripped: Readonly<Record<string, string>>;
    }
  | ({ type: 'rehearse' } & Rehearsal)
  | { type: 'call'; call: number; name: string; args: readonly Argument[] }
  | { type: 'handle'; call: number; of: number; method: string }
  | { type: 'port-answer'; call: number; error: string | null; value: unknown }
  /** Somebody asks the service in this process. */
  | { type: 'request'; request: number; method: string; path: string; body: unknown }
  | { type: 'turn'; turn: number }
  | { type: 'pass-time'; turn: number; ms: number }
  | { type: 'skip-rest'; turn: number };

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
    | 'not-in-a-page'
    | 'missing-export'
    | 'not-a-function'
    | 'missing-value'
    | 'not-a-value'
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
  | { type: 'rehearsed' }
  | { type: 'loaded' }
  | { type: 'shape'; problem: ShapeProblem }
  | { type: 'returned'; call: number; error: string | null; result: unknown; methods: string[] }
  | { type: 'report'; sink: string; value: unknown }
  | ({ type: 'port'; call: number } & PortCalled)
  /** A handler that threw: `error` says what. */
  | { type: 'response'; request: number; status: number; body?: unknown; error: string | null }
  | { type: 'turned'; turn: number; open: Omit<Open, keyof Asked> }
  /** It called `process.exit`; the process ends. */
  | { type: 'exits'; code: number }
  /** An exception nobody caught; the process ends. */
  | { type: 'crashed'; error: string };
