// A rebalance: all members gather at the join barrier, then a new generation begins. Whoever is not there
// when the rebalance timeout is over is out, as is who does not fetch its assignment within it.
import { errorCode } from '../../protocol/errors.ts';
import type { GroupState } from '../changes.ts';
import type { State } from '../state.ts';
import {
  deadlines,
  type Group,
  type Joined,
  type Member,
  rebalanceTimeoutMs,
  tell,
} from './group.ts';
import { answerJoin, answerSync, assign, refusedSync, removeMember } from './members.ts';
import { metadataFor, selectProtocol } from './protocols.ts';
import { renewSession } from './sessions.ts';

export function enter(state: State, group: Group, next: GroupState): void {
  group.state = next;
  tell(state, group);
}

/** Calls all members to join anew. Who waits for an assignment of this generation will not get one. */
export function rebalance(state: State, group: Group): void {
  if (group.state === 'CompletingRebalance') {
    for (const member of group.members.values()) {
      assign(state, member, new Uint8Array());
      if (answerSync(member, refusedSync(errorCode('REBALANCE_IN_PROGRESS')))) {
        renewSession(state, group, member);
      }
    }
  }
  state.timers.clear(deadlines.sync(group));
  const wasEmpty = group.state === 'Empty';
  enter(state, group, 'PreparingRebalance');
  // The first member does not wait for others: `group.initial.rebalance.delay.ms` is 0.
  if (wasEmpty || areAllThere(group)) completeJoin(state, group);
  else waitForJoins(state, group);
}

/** Goes on after somebody came to the join barrier. */
export function rebalanceWith(state: State, group: Group): void {
  if (group.state !== 'PreparingRebalance') {
    rebalance(state, group);
    return;
  }
  tell(state, group);
  completeJoinIfAllAreThere(state, group);
}

/** Goes on after a member went. */
export function rebalanceWithout(state: State, group: Group): void {
  if (group.state === 'Stable' || group.state === 'CompletingRebalance') rebalance(state, group);
  else if (group.state === 'PreparingRebalance') completeJoinIfAllAreThere(state, group);
}

export function completeJoinIfAllAreThere(state: State, group: Group): void {
  if (areAllThere(group)) completeJoin(state, group);
}

function areAllThere(group: Group): boolean {
  return group.awaitingJoin === group.members.size && group.pendingMembers.size === 0;
}

function waitForJoins(state: State, group: Group): void {
  const until = state.now + rebalanceTimeoutMs(group);
  state.timers.set(deadlines.join(group), until, () => completeJoin(state, group));
}

function completeJoin(state: State, group: Group): void {
  state.timers.clear(deadlines.join(group));
  for (const member of [...group.members.values()]) {
    const isMissing = member.awaitingJoin === undefined;
    if (isMissing && member.groupInstanceId === null) removeMember(state, group, member);
  }
  if (group.members.size > 0 && !hasLeader(group)) {
    waitForJoins(state, group); // only static members are left, and none has come back
    return;
  }
  group.generation++;
  group.protocolName = selectProtocol(group);
  if (group.members.size === 0) {
    enter(state, group, 'Empty');
    return;
  }
  enter(state, group, 'CompletingRebalance');
  for (const member of group.members.values()) {
    answerJoin(group, member, joinedNow(group, member));
    member.isNew = false;
    group.notSynced.add(member.memberId);
    renewSession(state, group, member);
  }
  state.timers.set(deadlines.sync(group), state.now + rebalanceTimeoutMs(group), () =>
    removeNotSynced(state, group),
  );
}

/** Sees to it that the leader is one that is there. Gives whether there is one. */
function hasLeader(group: Group): boolean {
  const isThere = (memberId: string | undefined): boolean =>
    memberId !== undefined && group.members.get(memberId)?.awaitingJoin !== undefined;
  if (isThere(group.leader)) return true;
  const next = [...group.members.keys()].find(isThere);
  group.leader = next ?? group.leader;
  return next !== undefined;
}

function removeNotSynced(state: State, group: Group): void {
  if (group.notSynced.size === 0) return;
  for (const memberId of [...group.notSynced]) {
    const member = group.members.get(memberId);
    if (member !== undefined) removeMember(state, group, member);
  }
  rebalance(state, group);
}

/** What a member is told about the generation that is. */
export function joinedNow(group: Group, { memberId }: Member): Joined {
  return {
    errorCode: 0,
    memberId,
    generation: group.generation,
    protocolType: group.protocolType,
    protocolName: group.protocolName,
    leader: group.leader ?? '',
    skipAssignment: false,
    members: group.leader === memberId ? everybody(group) : [],
  };
}

/** All members with what they tell the leader. */
export function everybody(group: Group): Joined['members'] {
  return [...group.members.values()].map((member) => ({
    memberId: member.memberId,
    groupInstanceId: member.groupInstanceId,
    metadata: metadataFor(member, group.protocolName),
  }));
}
