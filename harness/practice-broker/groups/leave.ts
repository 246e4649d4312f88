// LeaveGroup: members say goodbye, and what they owned is shared out anew.
import { errorCode } from '../../protocol/errors.ts';
import type { State } from '../state.ts';
import { deadlines, type Group } from './group.ts';
import { type Claim, claimed, memberError, removeMember } from './members.ts';
import { rebalanceWithout } from './rebalance.ts';

/** Gives the error code of each claim, in their order. */
export function leave(state: State, group: Group, claims: readonly Claim[]): number[] {
  const codes = claims.map((claim) => leaveOne(state, group, claim));
  if (codes.includes(0)) rebalanceWithout(state, group);
  return codes;
}

function leaveOne(state: State, group: Group, claim: Claim): number {
  const memberId = claimed(group, claim);
  if (memberId === undefined) return errorCode('UNKNOWN_MEMBER_ID');
  if (group.pendingMembers.delete(memberId)) {
    state.timers.clear(deadlines.session(group, memberId));
    return 0;
  }
  const code = memberError(group, { ...claim, memberId });
  const member = group.members.get(memberId);
  if (member !== undefined && code === 0) removeMember(state, group, member);
  return code;
}
