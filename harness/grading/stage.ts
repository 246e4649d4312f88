// What a check may do with a run. The scenario drives this; a shell (Node, the browser) provides it.
import type { Boundary } from '../wire-tap/boundaries.ts';
import type { CutMatch, FaultMatch, Hold, RefusalMatch, Slow } from '../wire-tap/faults.ts';
import type { Fetches } from '../wire-tap/tap.ts';
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
  /** Work that the system does for it, such as reading a file or connecting, and its calls to ports. */
  work: number;
  /** Its calls to ports that have no answer yet: who holds one knows that, and none of them is work of its own. */
  calls: number;
  /** Requests that the broker has not answered, but for Fetch, which waits for records by its nature. */
  unanswered: number;
  /** Fetch requests that the broker has not answered, and those it has, of each connection in order. */
  fetches: readonly Fetches[];
  /** How many connections and requests there ever were, but for Fetches and heartbeats. */
  begun: number;
}

/** What the tap knows of it. */
export type Asked = Pick<Open, 'unanswered' | 'fetches' | 'begun'>;

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
  /** Asks the service in it: `GET /grade/lot-42`. A service that takes longer than 2 s gives 504. */
  request(route: string, body?: unknown): Promise<HttpAnswer>;
  /**
   * Ends the process as a crash would (nothing gets to say goodbye) and frees its group places.
   * @param at the boundary at which that is, for the timeline
   */
  kill(at?: Boundary): Promise<void>;
}

export interface HttpAnswer {
  /** The process is gone, or there is no service of that name: nobody was asked. */
  unreachable: boolean;
  /** It was asked, and its process was gone before it answered. */
  brokenOff?: true;
  response: { status: number; body?: unknown };
}

/**
 * A service that the check plays: gives its answer to a request, at once. `undefined`: it dies over the
 * request, so that nobody knows whether it was done.
 */
export type PlayedService = (request: {
  method: string;
  path: string;
  body: unknown;
}) => HttpAnswer['response'] | undefined;

/** A record that somebody else writes; bytes are UTF-8 text here. */
export interface NewRecord {
  key: string | null;
  value: string | null;
  headers?: Readonly<Record<string, string>>;
  /** Milliseconds since 1970; now, unless said. */
  timestamp?: number;
  /** As the key says, unless said. */
  partition?: number;
}

/** A crash that is to come at a boundary. */
export interface Crash {
  /** Where it came; `undefined` as long as the boundary was not reached. */
  readonly hit: Boundary | undefined;
  /** It is not to come any more. Where the process has come to the boundary already, ends once it is killed (`hit`). */
  release(): Promise<void>;
}

/** A process that neither hears from the broker nor is heard by it. */
export interface Stall extends Slow {
  /** Its sessions run out: its groups go on without it. */
  expire(): Promise<void>;
}

/** A member of a group that does no work. */
export interface Ghost {
  leave(): Promise<void>;
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
  /** Whether a sweep is to try every boundary, and not only as many as a save can wait for. */
  readonly sweepAll: boolean;
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
  /**
   * Starts a process under the name of one that was killed, with the answer loaded anew: what the
   * operator of a service does after a crash.
   */
  restart(name: string): Promise<Learner>;
  /** The boundaries that processes came to so far, in order. */
  readonly boundaries: readonly Boundary[];
  /** How long the broker may let a new group wait for its members (ms); 0 on the workbook's own. */
  readonly groupsWaitMs: number;
  hold(match: FaultMatch): Hold;
  slowFetch(match?: { process?: string }): Slow;
  /** Meanwhile no Fetch brings anything of the topic, so that other topics are read first. */
  withhold(match: { topic: string; process?: string }): Slow;
  /** Kills the process at the first boundary that matches. */
  crashAt(match: CutMatch): Crash;
  /** Lets the broker do what is asked at the boundary, and cuts the connection instead of answering. */
  loseAnswer(match: Omit<FaultMatch, 'side'>): Slow;
  /** Cuts the connection before what is asked gets to where it is done, once: whoever asked hears that it failed. */
  loseRequest(match: Omit<FaultMatch, 'side'>): Slow;
  /** Has the next request that matches refused with Kafka's error of this name. */
  refuse(match: RefusalMatch, error: string): Slow;
  stall(process: string): Stall;
  /** Meanwhile the process finds no broker; for a vendor or a service, nobody finds that. */
  down(name: string): Slow;
  /** Answers requests to a service that has no process, until it is released; `down` finds nobody there. */
  play(service: string, answer: PlayedService): Slow;
  /** Has a member join that takes its share of the partitions and does nothing with them. */
  ghost(group: string, topics: readonly string[]): Promise<Ghost>;
  /** Sets back what an empty group has committed (partition → offset), so that it reads again. */
  rewind(group: string, topic: string, to: ReadonlyMap<number, number>): Promise<void>;
  /** Writes records as somebody else would; gives where each came to lie. */
  produce(
    topic: string,
    records: readonly NewRecord[],
  ): Promise<{ partition: number; offset: number }[]>;
  /** Notes what the harness does, for the timeline. */
  note(did: Text, process?: string): void;
  /** Notes what was measured, a line of it, which is shown on a pass too. */
  noteMeasured(line: Text, process?: string): void;
  /** What the broker holds of a topic now, read apart from the learner (committed records only). */
  log(topic: string): Promise<LogPartition[]>;
  /** What the broker has as committed for a group: `partition` → offset; absent where nothing. */
  committed(group: string, topic: string): Promise<Map<number, number>>;
  /** Raises the log start, as retention does: records below are gone. */
  removeBefore(topic: string, offsets: ReadonlyMap<number, number>): Promise<void>;
}
