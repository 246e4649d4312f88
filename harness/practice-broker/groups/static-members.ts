// A static member that comes back after a restart: it takes the place of its former self, and if nothing
// it says changes the group's protocol, nobody else notices.
import { errorCode } from '../../protocol/errors.ts';
import type { State } from '../state.ts';
import { type Group, type Joined, type Member, tell } from './group.ts';
import type { AnswerJoin, JoinRequest } from './join.ts';
import { addMember, awaitJoin, removeMember } from './members.ts';
import { selectProtocol } from './protocols.ts';
import { everybody, joinedNow, rebalanceWith } from './rebalance.ts';
import { renewSession } from './sessions.ts';

interface Return {
  /** What it was before. */
  member: Member;
  /** With its new member id. */
  request: JoinRequest;
  answer: AnswerJoin;
}

export function comeBack(state: State, group: Group, { member, request, answer }: Return): void {
  const leaderBefore = group.leader;
  const current = replace(state, group, member, request);
  renewSession(state, group, current);
  if (group.state === 'Stable' && selectProtocol(group) === group.protocolName) {
    answer(welcomedBack(group, { member: current, request, leaderBefore }));
    tell(state, group);
    return;
  }
  awaitJoin(group, current, answer);
  rebalanceWith(state, group);
}

/** Puts the new self in the place of the old one. */
function replace(state: State, group: Group, old: Member, request: JoinRequest): Member {
  const { memberId, protocols, sessionTimeoutMs, rebalanceTimeoutMs } = request;
  const { clientId, clientHost } = request;
  const wasLeader = group.leader === old.memberId;
  const hadToSync = group.notSynced.has(old.memberId);
  const { assignment, groupInstanceId, isNew } = old;
  removeMember(state, group, old, errorCode('FENCED_INSTANCE_ID'));
  const current: Member = {
    ...{ memberId, groupInstanceId, clientId, clientHost, protocols },
    ...{ sessionTimeoutMs, rebalanceTimeoutMs, assignment, isNew },
    ...{ awaitingJoin: undefined, awaitingSync: undefined },
  };
  addMember(state, group, current);
  if (wasLeader) group.leader = memberId;
  if (hadToSync) group.notSynced.add(memberId);
  return current;
}

function welcomedBack(
  group: Group,
  {
    member,
    request,
    leaderBefore,
  }: Pick<Return, 'member' | 'request'> & { leaderBefore: string | undefined },
): Joined {
  const isLeader = group.leader === member.memberId;
  const joined = joinedNow(group, member);
  if (request.knowsSkipAssignment) {
    return { ...joined, skipAssignment: isLeader, members: isLeader ? everybody(group) : [] };
  }
  // An older client would share out anew if it heard that it leads: it is told the id that led before.
  return { ...joined, leader: leaderBefore ?? '', members: [] };
}
