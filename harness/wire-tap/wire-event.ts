// What the tap saw between one learner process and the broker, in the names the learner uses.
// A run's *wire history* is a list of these; rules read them, timelines draw them.
// Offsets are numbers: a run's offsets stay far below 2^53.

/** One record as it crossed the wire. Keys, values and header values are read as UTF-8 text. */
export interface WireRecord {
  /** `null` while the broker has not given it one. */
  offset: number | null;
  /** Milliseconds since 1970, as the producer or broker set it. */
  timestamp: number;
  key: string | null;
  value: string | null;
  headers: Record<string, string>;
}

export type WireEvent = { process: string; connection: number } & (
  | {
      type: 'produce';
      topic: string;
      partition: number;
      /** -1 all replicas, 1 leader, 0 no answer wanted. */
      acks: number;
      transactionalId: string | null;
      records: WireRecord[];
      /** `lost`: cut off before the broker could read it. `unanswered`: the broker's answer never reached the learner. */
      outcome: 'acknowledged' | 'refused' | 'unanswered' | 'lost';
      error: string | null;
    }
  | {
      type: 'fetch';
      topic: string;
      partition: number;
      from: number;
      records: WireRecord[];
      /** Where the next Fetch of this reader will begin. */
      next: number;
      logStart: number;
      /** -1 where the tap answered itself, as a broker that has nothing yet. */
      logEnd: number;
      error: string | null;
    }
  | {
      type: 'commit';
      group: string;
      topic: string;
      partition: number;
      /** The offset of the *next* record to read. */
      offset: number;
      transactionalId: string | null;
      error: string | null;
    }
  | {
      type: 'join';
      group: string;
      memberId: string;
      generation: number;
      error: string | null;
      /** What the member wants to read; absent where it says that in another way than consumers do. */
      topics?: string[];
    }
  | {
      type: 'assigned';
      group: string;
      memberId: string;
      partitions: { topic: string; partition: number }[];
    }
  | { type: 'leave'; group: string; memberId: string; byHarness: boolean }
  | { type: 'rebalance'; group: string; memberId: string; error: string }
  | {
      /** Where a reader learned to begin: the group's commit, or an end of the log. */
      type: 'start-offset';
      asked: 'commit' | 'earliest' | 'latest' | 'time';
      group: string | null;
      topic: string;
      partition: number;
      /** `null`: the group has committed nothing here, or no record is that young. */
      offset: number | null;
    }
  | { type: 'end-transaction'; transactionalId: string; committed: boolean; error: string | null }
  | { type: 'connection'; change: 'opened' | 'closed' }
  | { type: 'refused'; api: string; subject: string; error: string }
  | { type: 'fault'; at: string; action: string }
);

export type WireEventOf<T extends WireEvent['type']> = Extract<WireEvent, { type: T }>;
