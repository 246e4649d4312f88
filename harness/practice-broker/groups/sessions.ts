// A member's session: it lives as long as it lets hear from itself in time.
import type { State } from '../state.ts';
import { deadlines, type Group, type Member } from './group.ts';
import { removeMember } from './members.ts';
import { completeJoinIfAllAreThere, rebalanceWithout } from './rebalance.ts';

/** How long a new member may wait at its first join barrier, in ms: it cannot send heartbeats there. */
const NEW_MEMBER_MS = 300_000;

/** Starts a member's session anew. */
export function renewSession(state: State, group: Group, member: Member): void {
  const { memberId, sessionTimeoutMs, isNew } = member;
  const until = state.now + (isNew ? NEW_MEMBER_MS : sessionTimeoutMs);
  state.timers.set(deadlines.session(group, memberId), until, () => {
    // Who waits for an answer of ours is alive; the session goes on when it gets it.
    if (!member.isNew && (member.awaitingJoin ?? member.awaitingSync) !== undefined) return;
    removeMember(state, group, member);
    rebalanceWithout(state, group);
  });
}

/** Takes an id back that was handed out if nobody joins with it in time. */
export function expectMember(state: State, group: Group, memberId: string, withinMs: number): void {
  group.pendingMembers.add(memberId);
  state.timers.set(deadlines.session(group, memberId), state.now + withinMs, () => {
    group.pendingMembers.delete(memberId);
    if (group.state === 'PreparingRebalance') completeJoinIfAllAreThere(state, group);
  });
}
