// What happens to requests at boundaries: rules that the scenario sets and takes away again.
import type { ApiName } from '../protocol/messages.ts';
import type { Boundary, Side } from './boundaries.ts';

export interface FaultMatch {
  api: ApiName;
  /** `before` unless said; a Fetch is a boundary only after an answer that brought records. */
  side?: Side;
  process?: string;
  subject?: string;
  /** Only the n-th of its API and subject. */
  occurrence?: number;
}

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

/** While slow, a Fetch gets an empty answer, as from a broker that has nothing yet. */
export interface Slow {
  release(): void;
}

type Passing = 'pass' | 'cut';

export interface FaultPlan {
  hold(match: FaultMatch): Hold;
  slowFetch(match?: { process?: string }): Slow;
  /** Cuts the connection once at the boundary that matches; `onHit` hears of it. */
  cut(match: FaultMatch, onHit?: (boundary: Boundary) => void): void;
  /** Asked by the tap at each boundary; resolves when the request may go on, or is to be cut. */
  at(boundary: Boundary): Passing | Promise<Passing>;
  /** Asked by the tap for each Fetch: the promise ends when a slow broker is slow no more. */
  slowness(process: string): Promise<void> | undefined;
}

export function createFaultPlan(changed: () => void): FaultPlan {
  const holds: { match: FaultMatch; arrive: () => Promise<Passing> }[] = [];
  const cuts: { match: FaultMatch; onHit: ((boundary: Boundary) => void) | undefined }[] = [];
  const slow: { process: string | undefined; over: Promise<void> }[] = [];

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
    slowFetch({ process } = {}) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      const entry = { process, over: promise };
      slow.push(entry);
      return {
        release() {
          remove(slow, entry);
          resolve(undefined);
        },
      };
    },
    cut(match, onHit) {
      cuts.push({ match, onHit });
    },
    at(boundary) {
      const cut = cuts.find((one) => matches(one.match, boundary));
      if (cut !== undefined) {
        remove(cuts, cut);
        cut.onHit?.(boundary);
        return 'cut';
      }
      return holds.find((one) => matches(one.match, boundary))?.arrive() ?? 'pass';
    },
    slowness: (process) =>
      slow.find((one) => one.process === undefined || one.process === process)?.over,
  };
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
