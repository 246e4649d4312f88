// SyncGroup: the leader brings what everybody is to do, and everybody fetches their part of it.
import { errorCode } from '../../protocol/errors.ts';
import type { State } from '../state.ts';
import { type Group, type Member, type Synced } from './group.ts';
import { answerSync, assign, type Claim, memberError, refusedSync } from './members.ts';
import { enter, rebalance } from './rebalance.ts';
import { renewSession } from './sessions.ts';

export interface SyncRequest extends Claim {
  generation: number;
  /** What the member believes the group follows; `null`: it does not say. */
  protocolType: string | null;
  protocolName: string | null;
  assignments: readonly { memberId: string; assignment: Uint8Array }[];
}

/** The answer may come at once, or when the leader has brought the assignments. */
export function sync(
  state: State,
  group: Group,
  request: SyncRequest,
  answer: (synced: Synced) => void,
): void {
  const code = syncError(group, request);
  const member = group.members.get(request.memberId);
  if (code !== 0 || member === undefined) {
    answer(refusedSync(code));
    return;
  }
  group.notSynced.delete(member.memberId);
  if (group.state === 'Stable') {
    renewSession(state, group, member);
    answer(syncedNow(group, member));
  } else {
    member.awaitingSync = answer;
    if (group.leader === member.memberId) share(state, group, request.assignments);
  }
}

function syncError(group: Group, request: SyncRequest): number {
  const code = memberError(group, request);
  if (code !== 0) return code;
  if (request.generation !== group.generation) return errorCode('ILLEGAL_GENERATION');
  const { protocolType, protocolName } = request;
  const isOther =
    (protocolType !== null && protocolType !== group.protocolType) ||
    (protocolName !== null && protocolName !== group.protocolName);
  if (isOther) return errorCode('INCONSISTENT_GROUP_PROTOCOL');
  return group.state === 'PreparingRebalance' ? errorCode('REBALANCE_IN_PROGRESS') : 0;
}

function share(state: State, group: Group, assignments: SyncRequest['assignments']): void {
  const wanted = new Map(assignments.map(({ memberId, assignment }) => [memberId, assignment]));
  const total = [...wanted.values()].reduce((sum, { length }) => sum + length, 0);
  if (!state.groups.room.hasFor(total)) {
    // What Kafka answers when its log does not take the assignment.
    giveUp(state, group, errorCode('UNKNOWN_SERVER_ERROR'));
    return;
  }
  for (const member of group.members.values()) {
    // What a client sent is a view on its request, and kept here.
    assign(state, member, wanted.get(member.memberId)?.slice() ?? new Uint8Array());
  }
  enter(state, group, 'Stable');
  for (const member of group.members.values()) {
    if (answerSync(member, syncedNow(group, member))) renewSession(state, group, member);
  }
}

function giveUp(state: State, group: Group, code: number): void {
  for (const member of group.members.values()) {
    if (answerSync(member, refusedSync(code))) renewSession(state, group, member);
  }
  rebalance(state, group);
}

function syncedNow({ protocolType, protocolName }: Group, { assignment }: Member): Synced {
  return { errorCode: 0, protocolType, protocolName, assignment };
}
