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
}

export interface Tap {
  connect(process: string, ends: Ends): TapConnection;
}

export function createTap(options: TapOptions): Tap {
  const { names, faults, record, pause, nodes, shared } = options;
  const boundaries = createBoundaryCounter();
  const emptyFetches = createEmptyFetches();
  let connections = 0;

  return {
    connect(process, ends) {
      const connection = ++connections;
      return tapConnection({
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
            if (emptyFetches.isNews(process, event)) record({ ...event, process, connection });
          }
        },
      });
    },
  };
}
