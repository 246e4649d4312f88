// JoinGroup: a member asks to be part of the next generation.
import { errorCode } from '../../protocol/errors.ts';
import type { State } from '../state.ts';
import { type Group, type Joined, type Member, type Protocol } from './group.ts';
import {
  addMember,
  awaitJoin,
  memberError,
  newMemberId,
  refusedJoin,
  updateMember,
} from './members.ts';
import { isConsistent, isSame } from './protocols.ts';
import { joinedNow, rebalanceWith } from './rebalance.ts';
import { sizeOfMember } from './room.ts';
import { expectMember, renewSession } from './sessions.ts';
import { comeBack } from './static-members.ts';

export interface JoinRequest {
  memberId: string;
  groupInstanceId: string | null;
  clientId: string;
  clientHost: string;
  sessionTimeoutMs: number;
  rebalanceTimeoutMs: number;
  protocolType: string;
  protocols: readonly Protocol[];
  /** Whether a new member has to come again with the id it is given (JoinGroup v4 and later). */
  takesIdFirst: boolean;
  /** Whether it understands being told to leave the assignment alone (v9 and later). */
  knowsSkipAssignment: boolean;
}

export type AnswerJoin = (joined: Joined) => void;

/** The answer may come at once, or when all others have joined too. */
export function join(state: State, group: Group, request: JoinRequest, answer: AnswerJoin): void {
  const { memberId } = request;
  if (!hasPlaceFor(state, group, request)) {
    answer(refusedJoin(errorCode('GROUP_MAX_SIZE_REACHED')));
  } else if (!isConsistent(group, request.protocolType, request.protocols)) {
    answer(refusedJoin(errorCode('INCONSISTENT_GROUP_PROTOCOL'), memberId));
  } else if (memberId === '') {
    joinAnew(state, group, request, answer);
  } else if (group.pendingMembers.delete(memberId)) {
    enrol(state, group, request, answer);
  } else {
    const member = group.members.get(memberId);
    const code = memberError(group, request);
    if (code !== 0 || member === undefined) answer(refusedJoin(code, memberId));
    else joinAgain(state, group, { member, request, answer });
  }
}

function hasPlaceFor(state: State, group: Group, request: JoinRequest): boolean {
  const size = sizeOfMember({ protocols: request.protocols, assignment: new Uint8Array() });
  if (!state.groups.room.hasFor(size)) return false;
  const { memberId } = request;
  if (group.members.has(memberId) || group.pendingMembers.has(memberId)) return true;
  return group.members.size + group.pendingMembers.size < state.limits.groupMembers;
}

function joinAnew(state: State, group: Group, request: JoinRequest, answer: AnswerJoin): void {
  const memberId = newMemberId(state, request);
  const { groupInstanceId } = request;
  const before = groupInstanceId === null ? undefined : group.memberIdOf.get(groupInstanceId);
  const member = before === undefined ? undefined : group.members.get(before);
  if (member !== undefined) {
    // Kafka goes on to describe it by the client that it was first.
    const { clientId, clientHost } = member;
    const known = { ...request, memberId, clientId, clientHost };
    comeBack(state, group, { member, request: known, answer });
  } else if (groupInstanceId === null && request.takesIdFirst) {
    expectMember(state, group, memberId, request.sessionTimeoutMs);
    answer(refusedJoin(errorCode('MEMBER_ID_REQUIRED'), memberId));
  } else {
    enrol(state, group, { ...request, memberId }, answer);
  }
}

function enrol(state: State, group: Group, request: JoinRequest, answer: AnswerJoin): void {
  const { memberId, groupInstanceId, clientId, clientHost, protocols } = request;
  const { sessionTimeoutMs, rebalanceTimeoutMs } = request;
  const member: Member = {
    ...{ memberId, groupInstanceId, clientId, clientHost, protocols },
    ...{ sessionTimeoutMs, rebalanceTimeoutMs, assignment: new Uint8Array(), isNew: true },
    ...{ awaitingJoin: undefined, awaitingSync: undefined },
  };
  if (group.members.size === 0) group.protocolType = request.protocolType;
  addMember(state, group, member);
  awaitJoin(group, member, answer);
  renewSession(state, group, member);
  rebalanceWith(state, group);
}

interface Again {
  member: Member;
  request: JoinRequest;
  answer: AnswerJoin;
}

function joinAgain(state: State, group: Group, { member, request, answer }: Again): void {
  // Its answer may have been lost: nothing changed, so it is told once more. A leader of a stable group
  // that asks wants a rebalance.
  const isUnchanged =
    isSame(member.protocols, request.protocols) &&
    (group.state === 'CompletingRebalance' ||
      (group.state === 'Stable' && group.leader !== member.memberId));
  if (isUnchanged) {
    answer(joinedNow(group, member));
    return;
  }
  updateMember(state, group, member, request);
  awaitJoin(group, member, answer);
  rebalanceWith(state, group);
}
