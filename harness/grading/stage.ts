// What a check may do with a run. The scenario drives this; a shell (Node, the browser) provides it.
import type { FaultMatch, Hold, Slow } from '../wire-tap/faults.ts';
import type { WireRecord } from '../wire-tap/wire-event.ts';
import type { HistoryEvent } from './history.ts';
import type { Random } from './random.ts';
import type { Text } from './text.ts';

/** Placeholders among the arguments of a call, filled in the learner's process. */
export type Argument =
  | { $: 'ctx' }
  /** A function; each call of it becomes a `report` event under this name. */
  | { $: 'sink'; name: string }
  | { $: 'value'; value: unknown };

export const ctx: Argument = { $: 'ctx' };
export const sink = (name: string): Argument => ({ $: 'sink', name });
export const value = (plain: unknown): Argument => ({ $: 'value', value: plain });

/** A call into the learner's code. */
export interface Call {
  readonly settled: boolean;
  /** What was thrown, when it was. */
  readonly error: string | undefined;
  /** Plain data it returned; functions in it are called by `handle`. */
  readonly result: unknown;
  /** The names of functions on what it returned, such as `stop`. */
  readonly methods: readonly string[];
  /** Calls a function on what it returned. */
  handle(method: string): Call;
}

/** What a process has open. With nothing open, nothing more will come of it. */
export interface Open {
  sockets: number;
  /** Timers of the learner's own that have still to go off. */
  timers: number;
  /** Waits of its client between two tries. */
  rests: number;
  /** Work that the system does for it, such as reading a file. */
  work: number;
  /** Requests that the broker has not answered, but for Fetch, which waits for records by its nature. */
  unanswered: number;
  /** Fetch requests that the broker has not answered. */
  fetching: number;
  /** How many Fetch requests were ever answered. */
  fetched: number;
}

/** What the tap knows of it. */
export type Asked = Pick<Open, 'unanswered' | 'fetching' | 'fetched'>;

/** The learner's answer, loaded in a process of its own. */
export interface Learner {
  readonly name: string;
  readonly alive: boolean;
  call(name: string, args: readonly Argument[]): Call;
  /**
   * Ends once the process has gone round its event loop: what it was going to do at once, it did.
   * Gives what it has open then; of a process that is gone, nothing.
   */
  turn(): Promise<Open>;
  /** As `turn`, and moves the learner's own timers and clocks on, as if it had waited so long (ms). */
  passTime(ms: number): Promise<Open>;
  /** As `turn`, and ends the shortest rest of its client at once. */
  skipRest(): Promise<Open>;
  /** Ends the process as a crash would (nothing gets to say goodbye) and frees its group places. */
  kill(): Promise<void>;
}

export interface LogPartition {
  partition: number;
  /** Offset of the first record still there. */
  start: number;
  /** Offset the next record will get. */
  end: number;
  records: WireRecord[];
}

export type Waited = 'met' | 'hopeless' | 'late';

export interface Stage {
  readonly seed: number;
  readonly random: Random;
  readonly history: readonly HistoryEvent[];
  /** The process of that name among the check's, with the answer loaded. */
  learner(name: string): Promise<Learner>;
  /**
   * Waits, looking again at each event. `hopeless`: history proves that it cannot happen any more,
   * so that a wrong answer hears of it as fast as a right one. `late`: the limit (ms) passed.
   */
  until(wait: {
    what: Text;
    met: () => boolean;
    hopeless?: () => boolean;
    limitMs?: number;
  }): Promise<Waited>;
  /** Has every wait look again: something changed that is no event. */
  look(): void;
  hold(match: FaultMatch): Hold;
  slowFetch(match?: { process?: string }): Slow;
  /** Notes what the harness does, for the timeline. */
  note(did: Text, process?: string): void;
  /** What the broker holds of a topic now, read apart from the learner (committed records only). */
  log(topic: string): Promise<LogPartition[]>;
  /** What the broker has as committed for a group: `partition` → offset; absent where nothing. */
  committed(group: string, topic: string): Promise<Map<number, number>>;
  /** Raises the log start, as retention does: records below are gone. */
  removeBefore(topic: string, offsets: ReadonlyMap<number, number>): Promise<void>;
}
