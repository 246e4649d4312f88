// What a lab's workers say to each other and to the page. Plain data only.
import type { HistoryEvent } from '../grading/history.ts';
import type { Text } from '../grading/text.ts';
import type { Verdict } from '../grading/verdict.ts';
import type { FromLearner, ToLearner } from '../learner/messages.ts';

/** From the page to the worker that grades. */
export type ToGrading =
  | { type: 'warm-up'; exercise: string }
  | {
      type: 'grade';
      exercise: string;
      source: string;
      seed: number;
      sweepAll: boolean;
      /** Grade a stub as an answer too, instead of calling it todo. */
      stubToo: boolean;
      /** Tell each event as it happens. */
      tellEvents: boolean;
    };

export type FromGrading =
  | { type: 'ready' }
  | { type: 'warm' }
  | { type: 'event'; event: HistoryEvent }
  | { type: 'verdict'; verdict: Verdict }
  /** A part of it did not come; another worker may have it. */
  | { type: 'not-loaded' }
  /** There is no verdict, and here will be none. */
  | { type: 'unavailable'; why: Text };

/** From the worker that grades to a learner's process. Sockets have the numbers that the process gave them. */
export type ToProcess =
  | ToLearner
  | { type: 'socket-opened'; socket: number }
  | { type: 'socket-data'; socket: number; bytes: Uint8Array }
  | { type: 'socket-closed'; socket: number };

export type FromProcess =
  | FromLearner
  | { type: 'socket-open'; socket: number; token: string; host: string; port: number }
  | { type: 'socket-write'; socket: number; bytes: Uint8Array }
  | { type: 'socket-close'; socket: number }
  | { type: 'output'; text: string }
  /** What its exercise supplies did not come. */
  | { type: 'not-loaded' }
  /** It ended itself, as by a signal. */
  | { type: 'signalled'; signal: string }
  /** It holds more in buffers than it may; the harness ends it. */
  | { type: 'out-of-memory' };
