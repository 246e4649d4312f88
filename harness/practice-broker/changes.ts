// What a figure or a timeline is told of a practice broker: each change of what it holds, as it happens.

export type GroupState = 'Empty' | 'PreparingRebalance' | 'CompletingRebalance' | 'Stable' | 'Dead';

export type Change =
  | { type: 'topic'; topic: string; partitions: number }
  | { type: 'topic-deleted'; topic: string }
  /** Offsets of a partition's log: the first one held, the next one given, and up to where all is decided. */
  | {
      type: 'log';
      topic: string;
      partition: number;
      start: bigint;
      end: bigint;
      lastStable: bigint;
    }
  | {
      type: 'group';
      group: string;
      state: GroupState;
      generation: number;
      members: readonly { memberId: string; clientId: string }[];
    }
  | { type: 'commit'; group: string; topic: string; partition: number; offset: bigint }
  | {
      type: 'transaction';
      transactionalId: string;
      producerId: bigint;
      epoch: number;
      state: 'empty' | 'open' | 'committed' | 'aborted';
      partitions: readonly { topic: string; partition: number }[];
    };
