// One consumer group: its members, its generation, and what it committed. Only data and questions to it;
// what happens to a group stands in the files beside this one, one file for each thing that happens.
import type { GroupState } from '../changes.ts';
import type { State } from '../state.ts';
import { createOffsets, type Offsets } from './offsets.ts';
import type { Room } from './room.ts';

/** A way to share partitions out that a member can follow, with what it tells the leader about itself. */
export interface Protocol {
  name: string;
  metadata: Uint8Array;
}

/** What a member is told at the join barrier. */
export interface Joined {
  errorCode: number;
  memberId: string;
  generation: number;
  protocolType: string | null;
  protocolName: string | null;
  leader: string;
  /** Whether the leader is to leave the assignment as it is. */
  skipAssignment: boolean;
  /** Everybody, for the leader; nobody, for the others. */
  members: { memberId: string; groupInstanceId: string | null; metadata: Uint8Array }[];
}

/** What a member is told at the sync barrier. */
export interface Synced {
  errorCode: number;
  protocolType: string | null;
  protocolName: string | null;
  assignment: Uint8Array;
}

export interface Member {
  readonly memberId: string;
  /** The name under which a static member comes back; `null`: it is a dynamic one. */
  readonly groupInstanceId: string | null;
  readonly clientId: string;
  readonly clientHost: string;
  sessionTimeoutMs: number;
  rebalanceTimeoutMs: number;
  /** In the order in which it prefers them. */
  protocols: readonly Protocol[];
  assignment: Uint8Array;
  /** The way back of a JoinGroup or SyncGroup that waits at its barrier. */
  awaitingJoin: ((joined: Joined) => void) | undefined;
  awaitingSync: ((synced: Synced) => void) | undefined;
  /** It never got through a join barrier, so it cannot send heartbeats yet. */
  isNew: boolean;
}

export interface Group {
  readonly groupId: string;
  state: GroupState;
  generation: number;
  /** What kind of members it has, such as `consumer`; '' as long as it never had any. */
  protocolType: string;
  protocolName: string | null;
  leader: string | undefined;
  readonly members: Map<string, Member>;
  /** Static members' current ids. */
  readonly memberIdOf: Map<string, string>;
  /** Ids that were handed out and not joined with yet. The join barrier waits for them too. */
  readonly pendingMembers: Set<string>;
  /** Members of this generation that have not sent SyncGroup. */
  readonly notSynced: Set<string>;
  /** How many members have a JoinGroup waiting. */
  awaitingJoin: number;
  /** How many members can follow a protocol, by its name. */
  readonly supporters: Map<string, number>;
  readonly offsets: Offsets;
}

export function createGroup(groupId: string, room: Room): Group {
  return {
    groupId,
    state: 'Empty',
    generation: 0,
    protocolType: '',
    protocolName: null,
    leader: undefined,
    members: new Map(),
    memberIdOf: new Map(),
    pendingMembers: new Set(),
    notSynced: new Set(),
    awaitingJoin: 0,
    supporters: new Map(),
    offsets: createOffsets(room),
  };
}

/** Names of a group's deadlines. */
export const deadlines = {
  session: (group: Group, memberId: string): string => `session of ${group.groupId}: ${memberId}`,
  join: (group: Group): string => `join of ${group.groupId}`,
  sync: (group: Group): string => `sync of ${group.groupId}`,
};

/** The longest that any member may take to rejoin, in ms. */
export function rebalanceTimeoutMs(group: Group): number {
  let longest = 0;
  for (const member of group.members.values()) {
    longest = Math.max(longest, member.rebalanceTimeoutMs);
  }
  return longest;
}

/** Tells whoever draws the group how it is now. */
export function tell(state: State, group: Group): void {
  const members = [...group.members.values()].map(({ memberId, clientId }) => ({
    memberId,
    clientId,
  }));
  const { groupId, state: now, generation } = group;
  state.changed({ type: 'group', group: groupId, state: now, generation, members });
}
