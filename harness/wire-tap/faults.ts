// What happens to requests at boundaries: rules that the scenario sets and takes away again.
import type { Boundary, Side } from './boundaries.ts';
import type { Refusable } from './refusals.ts';

export interface FaultMatch {
  api: Boundary['api'];
  /** `before` unless said; a Fetch is a boundary only after an answer that brought records. */
  side?: Side;
  process?: string;
  subject?: string;
  /** Only the n-th of its API and subject. */
  occurrence?: number;
}

/** Where a cut is to come: at the first boundary that matches, or after so many that it lets pass. */
export interface CutMatch extends FaultMatch {
  skip?: number;
}
/** A refusal comes before the broker, and only of what the tap can answer itself. */
export type RefusalMatch = Omit<FaultMatch, 'api' | 'side'> & { api: Refusable };

/** Requests (or answers) that match wait here until they are let go or dropped. */
export interface Hold {
  /** How many wait now. */
  readonly waiting: number;
  /** How many have ever come here. */
  readonly arrived: number;
  /** Lets those that wait now go on; later ones wait again. */
  letGo(): void;
  /** Ends the hold: everything goes on. */
  release(): void;
  /** Ends the hold and cuts the connections of those that wait: they never went further. */
  drop(): void;
}

/** A fault that lasts until it is released. */
export interface Slow {
  release(): void;
}

/** How a boundary is passed; a number is Kafka's code for the error that the request is refused with. */
export type Passing = 'pass' | 'cut' | { error: number };

export interface FaultPlan {
  hold(match: FaultMatch): Hold;
  /** While slow, a Fetch gets an empty answer, as from a broker that has nothing yet. */
  slowFetch(match?: { process?: string }): Slow;
  /** Meanwhile no Fetch brings anything of the topic, however much there is. */
  withhold(match: { topic: string; process?: string }): Slow;
  /** Meanwhile nothing passes between the process and the broker, though no connection breaks. */
  stall(process: string): Slow;
  /** Meanwhile the process finds no broker: the tap opens no connection for it. */
  down(process: string): Slow;
  /** Cuts the connection once at the boundary that matches, as soon as `onHit` has ended. */
  cut(match: CutMatch, onHit?: (boundary: Boundary) => Promise<void>): Slow;
  /** Has the next requests that match refused with an error, so many of them; they never reach the broker. */
  refuse(match: RefusalMatch, error: number, times?: number): Slow;
  /** Asked by the tap at each boundary; resolves when the request may go on, or what becomes of it. */
  at(boundary: Boundary): Passing | Promise<Passing>;
  /** Asked by the tap for each Fetch: the promise ends when a slow broker is slow no more. */
  slowness(process: string): Promise<void> | undefined;
  /** The same for a topic that is withheld. */
  withheld(process: string, topic: string): Promise<void> | undefined;
  /** Asked before anything passes: the promise ends when the process is stalled no more. */
  stalled(process: string): Promise<void> | undefined;
  isDown(process: string): boolean;
}

export interface FaultHooks {
  /** A request waits. */
  changed(): void;
  /** A boundary is passed, or would have been. */
  passed?(boundary: Boundary): void;
}

export function createFaultPlan({ changed, passed }: FaultHooks): FaultPlan {
  const holds: { match: FaultMatch; arrive: () => Promise<Passing> }[] = [];
  const cuts: {
    match: FaultMatch;
    skip: number;
    onHit: ((boundary: Boundary) => Promise<void>) | undefined;
  }[] = [];
  const refusals: { match: FaultMatch; error: number; times: number }[] = [];
  const slow: Lasting<{ process: string | undefined }>[] = [];
  const withheld: Lasting<{ process: string | undefined; topic: string }>[] = [];
  const stalled: Lasting<{ process: string }>[] = [];
  const down: Lasting<{ process: string }>[] = [];

  return {
    hold(match) {
      let waiting: ((passing: Passing) => void)[] = [];
      let arrived = 0;
      const settle = (passing: Passing): void => {
        const now = waiting;
        waiting = [];
        for (const go of now) go(passing);
      };
      const entry = {
        match,
        arrive: () =>
          new Promise<Passing>((resolve) => {
            arrived += 1;
            waiting.push(resolve);
            changed();
          }),
      };
      const end = (passing: Passing): void => {
        remove(holds, entry);
        settle(passing);
      };
      holds.push(entry);
      return {
        get waiting() {
          return waiting.length;
        },
        get arrived() {
          return arrived;
        },
        letGo: () => settle('pass'),
        release: () => end('pass'),
        drop: () => end('cut'),
      };
    },
    slowFetch: ({ process } = {}) => lasting(slow, { process }),
    withhold: ({ process, topic }) => lasting(withheld, { process, topic }),
    stall: (process) => lasting(stalled, { process }),
    down: (process) => lasting(down, { process }),
    cut(match, onHit) {
      const entry = { match, skip: match.skip ?? 0, onHit };
      cuts.push(entry);
      return { release: () => remove(cuts, entry) };
    },
    refuse(match, error, times = 1) {
      const entry = { match, error, times };
      refusals.push(entry);
      return { release: () => remove(refusals, entry) };
    },
    at(boundary) {
      passed?.(boundary);
      const cut = cuts.find((one) => matches(one.match, boundary));
      if (cut !== undefined && cut.skip > 0) cut.skip -= 1;
      else if (cut !== undefined) {
        remove(cuts, cut);
        return cut.onHit?.(boundary).then(() => 'cut') ?? 'cut';
      }
      const refusal = refusals.find((one) => matches(one.match, boundary));
      if (refusal !== undefined) {
        refusal.times -= 1;
        if (refusal.times === 0) remove(refusals, refusal);
        return { error: refusal.error };
      }
      return holds.find((one) => matches(one.match, boundary))?.arrive() ?? 'pass';
    },
    slowness: (process) => slow.find((one) => isFor(one, process))?.over,
    withheld: (process, topic) =>
      withheld.find((one) => isFor(one, process) && one.topic === topic)?.over,
    stalled: (process) => stalled.find((one) => isFor(one, process))?.over,
    isDown: (process) => down.some((one) => isFor(one, process)),
  };
}

type Lasting<Match> = Match & { over: Promise<void> };

function lasting<Match>(list: Lasting<Match>[], match: Match): Slow {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const entry = { ...match, over: promise };
  list.push(entry);
  return {
    release() {
      remove(list, entry);
      resolve(undefined);
    },
  };
}

function isFor(one: { process: string | undefined }, process: string): boolean {
  return one.process === undefined || one.process === process;
}

function matches(match: FaultMatch, boundary: Boundary): boolean {
  return (
    match.api === boundary.api &&
    (match.side ?? (match.api === 'Fetch' ? 'after' : 'before')) === boundary.side &&
    (match.process === undefined || match.process === boundary.process) &&
    (match.subject === undefined || match.subject === boundary.subject) &&
    (match.occurrence === undefined || match.occurrence === boundary.occurrence)
  );
}

function remove<T>(list: T[], one: T): void {
  const at = list.indexOf(one);
  if (at >= 0) list.splice(at, 1);
}
