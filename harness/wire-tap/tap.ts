// The wire tap: stands between a learner's client and the broker, frame by frame. It decodes each
// request and answer, rewrites names by the run's table, records what happened, and lets faults
// hold or cut at boundaries. It knows no sockets: a shell feeds it bytes and carries bytes away.
import { createBoundaryCounter } from './boundaries.ts';
import { tapConnection } from './connection.ts';
import { createEmptyFetches } from './empty-fetches.ts';
import type { FaultPlan } from './faults.ts';
import type { NameTable } from './names.ts';
import type { Nodes } from './nodes.ts';
import type { SharedCluster } from './shared-cluster.ts';
import type { WireEvent } from './wire-event.ts';

export interface TapOptions {
  names: NameTable;
  faults: FaultPlan;
  record(event: WireEvent): void;
  /** Ends after a few milliseconds, or as soon as `early` does: the pace of empty Fetch answers. */
  pause(early: Promise<void>): Promise<void>;
  /** Learns of the cluster's nodes from its answers. */
  nodes?: Nodes | undefined;
  /** On a cluster that others use too. */
  shared?: SharedCluster | undefined;
}

/** The two ends of a connection, as the shell carries them. */
export interface Ends {
  toLearner(bytes: Uint8Array): void;
  toBroker(bytes: Uint8Array): void;
  /** Closes both ends. */
  close(): void;
}

/** What the shell tells of a connection. None of these throws, whatever the bytes are. */
export interface TapConnection {
  fromLearner(bytes: Uint8Array): void;
  fromBroker(bytes: Uint8Array): void;
  /** An end is gone. */
  closed(): void;
  /** The requests that have come so far. */
  readonly asked: Omit<Asked, 'fetches'> & { fetches: Fetches };
}

/** How many Fetches of a connection have no answer yet, and how many have had one. */
export interface Fetches {
  open: number;
  answered: number;
}

export interface Asked {
  /** How many have no answer yet, or have not come whole, but for Fetch, which may wait for records. */
  unanswered: number;
  /** Of each connection that there ever was, in order. */
  fetches: readonly Fetches[];
  /** How many connections and requests there ever were, but for Fetches and heartbeats. */
  begun: number;
}

export interface Tap {
  connect(process: string, ends: Ends): TapConnection;
  /** Closes every connection of a process. */
  cut(process: string): void;
  /** The requests of a process, over its connections; what was open on one that closed is forgotten. */
  asked(process: string): Asked;
}

/** A connection of a process that finds no broker. */
const neverOpened: TapConnection = {
  fromLearner: () => undefined,
  fromBroker: () => undefined,
  closed: () => undefined,
  asked: { unanswered: 0, fetches: { open: 0, answered: 0 }, begun: 0 },
};

export function createTap(options: TapOptions): Tap {
  const { names, faults, record, pause, nodes, shared } = options;
  const boundaries = createBoundaryCounter();
  const emptyFetches = createEmptyFetches();
  const made: { process: string; tapped: TapConnection }[] = [];
  let connections = 0;

  return {
    asked(process) {
      const own = made.filter((one) => one.process === process).map((one) => one.tapped.asked);
      return {
        unanswered: own.reduce((sum, { unanswered }) => sum + unanswered, 0),
        fetches: own.map(({ fetches }) => fetches),
        begun: own.reduce((sum, { begun }) => sum + begun + 1, 0),
      };
    },
    connect(process, ends) {
      if (faults.isDown(process)) {
        ends.close();
        return neverOpened;
      }
      const connection = ++connections;
      const tapped = tapConnection({
        process,
        ends,
        names,
        faults,
        pause,
        nodes,
        shared,
        boundaries,
        note(observed) {
          for (const event of observed) {
            if (!emptyFetches.isNews(process, event, connection)) continue;
            record({ ...event, process, connection });
          }
        },
      });
      made.push({ process, tapped });
      return tapped;
    },
    cut(process) {
      for (const one of made) if (one.process === process) one.tapped.closed();
    },
  };
}
