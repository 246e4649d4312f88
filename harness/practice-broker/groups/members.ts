// Who is in a group: coming, going, being answered, and whether somebody is who they say they are.
import { errorCode } from '../../protocol/errors.ts';
import type { State } from '../state.ts';
import { deadlines, type Group, type Joined, type Member, type Synced, tell } from './group.ts';
import { countProtocols } from './protocols.ts';
import { sizeOfMember } from './room.ts';
import { uuidFrom } from './uuid.ts';

/** How a request names the member it speaks for. */
export interface Claim {
  memberId: string;
  groupInstanceId: string | null;
}

/** An id for a new member, after its instance id or else its client id. */
export function newMemberId(
  state: State,
  { groupInstanceId, clientId }: { groupInstanceId: string | null; clientId: string },
): string {
  return `${groupInstanceId ?? clientId}-${uuidFrom(() => state.random())}`;
}

/** The error of a request in a member's name; 0 if it is that member's. */
export function memberError(group: Group, { memberId, groupInstanceId }: Claim): number {
  if (groupInstanceId !== null) {
    const current = group.memberIdOf.get(groupInstanceId);
    if (current === undefined) return errorCode('UNKNOWN_MEMBER_ID');
    if (current !== memberId) return errorCode('FENCED_INSTANCE_ID');
  }
  return group.members.has(memberId) ? 0 : errorCode('UNKNOWN_MEMBER_ID');
}

/** The member a claim is about; a static member may leave out its id. */
export function claimed(group: Group, { memberId, groupInstanceId }: Claim): string | undefined {
  if (memberId !== '' || groupInstanceId === null) return memberId;
  return group.memberIdOf.get(groupInstanceId);
}

export function addMember(state: State, group: Group, member: Member): void {
  group.members.set(member.memberId, member);
  if (member.groupInstanceId !== null) {
    group.memberIdOf.set(member.groupInstanceId, member.memberId);
  }
  group.leader ??= member.memberId;
  countProtocols(group, member, 1);
  state.groups.room.count(sizeOfMember(member));
}

/** Takes a member out. What it waits for is answered: it is not a member any more. */
export function removeMember(
  state: State,
  group: Group,
  member: Member,
  code = errorCode('UNKNOWN_MEMBER_ID'),
): void {
  const { memberId, groupInstanceId } = member;
  answerJoin(group, member, refusedJoin(code, memberId));
  answerSync(member, refusedSync(code));
  group.members.delete(memberId);
  if (groupInstanceId !== null) group.memberIdOf.delete(groupInstanceId);
  group.notSynced.delete(memberId);
  countProtocols(group, member, -1);
  if (group.leader === memberId) group.leader = group.members.keys().next().value;
  state.timers.clear(deadlines.session(group, memberId));
  state.groups.room.count(-sizeOfMember(member));
  tell(state, group);
}

/** Changes what a member said of itself. */
export function updateMember(
  state: State,
  group: Group,
  member: Member,
  news: Pick<Member, 'protocols' | 'sessionTimeoutMs' | 'rebalanceTimeoutMs'>,
): void {
  state.groups.room.count(-sizeOfMember(member));
  countProtocols(group, member, -1);
  member.protocols = news.protocols;
  member.sessionTimeoutMs = news.sessionTimeoutMs;
  member.rebalanceTimeoutMs = news.rebalanceTimeoutMs;
  countProtocols(group, member, 1);
  state.groups.room.count(sizeOfMember(member));
}

export function assign(state: State, member: Member, assignment: Uint8Array): void {
  state.groups.room.count(assignment.length - member.assignment.length);
  member.assignment = assignment;
}

/** Lets a member wait at the join barrier. */
export function awaitJoin(group: Group, member: Member, answer: (joined: Joined) => void): void {
  if (member.awaitingJoin === undefined) group.awaitingJoin++;
  member.awaitingJoin = answer;
}

export function answerJoin(group: Group, member: Member, joined: Joined): void {
  if (member.awaitingJoin === undefined) return;
  group.awaitingJoin--;
  const answer = member.awaitingJoin;
  member.awaitingJoin = undefined;
  answer(joined);
}

/** Gives whether the member was waiting. */
export function answerSync(member: Member, synced: Synced): boolean {
  const answer = member.awaitingSync;
  member.awaitingSync = undefined;
  answer?.(synced);
  return answer !== undefined;
}

export function refusedJoin(code: number, memberId = ''): Joined {
  return {
    ...{ errorCode: code, memberId, generation: -1, protocolType: null, protocolName: null },
    ...{ leader: '', skipAssignment: false, members: [] },
  };
}

export function refusedSync(code: number): Synced {
  return { errorCode: code, protocolType: null, protocolName: null, assignment: new Uint8Array() };
}
