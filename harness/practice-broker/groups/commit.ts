// Who may commit offsets for a group: its members in its present generation, and anybody while it is empty.
import { errorCode } from '../../protocol/errors.ts';
import type { State } from '../state.ts';
import type { Group } from './group.ts';
import { type Claim, memberError } from './members.ts';
import type { At, Committed } from './offsets.ts';
import { sizeOfCommit } from './room.ts';
import { renewSession } from './sessions.ts';

/** Kafka's `offset.metadata.max.bytes`, which counts UTF-16 units. */
const METADATA_MAX = 4096;

export interface Committer extends Claim {
  /** −1: it is no member of a generation. */
  generation: number;
  isTransactional: boolean;
}

/** The error code for a whole commit; 0: it may be done. */
export function commitError(group: Group, committer: Committer): number {
  const { generation, memberId, groupInstanceId, isTransactional } = committer;
  if (generation < 0 && group.state === 'Empty') return 0;
  if (generation >= 0 || memberId !== '' || groupInstanceId !== null) {
    const code = memberError(group, committer);
    if (code !== 0) return code;
    if (generation !== group.generation) return errorCode('ILLEGAL_GENERATION');
  } else if (!isTransactional) {
    return errorCode('UNKNOWN_MEMBER_ID');
  }
  const isBetween = group.state === 'CompletingRebalance' && !isTransactional;
  return isBetween ? errorCode('REBALANCE_IN_PROGRESS') : 0;
}

/** A member that commits is alive. */
export function heardFrom(state: State, group: Group, { memberId }: Claim): void {
  const member = group.members.get(memberId);
  if (member !== undefined) renewSession(state, group, member);
}

/**
 * Does one partition's commit and gives its error code.
 * @param producerId of the transaction it belongs to; `undefined`: it counts at once
 */
export function commitOne(
  state: State,
  group: Group,
  { at, value, producerId }: { at: At; value: Committed; producerId?: bigint },
): number {
  if (value.metadata.length > METADATA_MAX) return errorCode('OFFSET_METADATA_TOO_LARGE');
  if (!state.groups.room.hasFor(sizeOfCommit(value.metadata))) {
    return errorCode('COORDINATOR_NOT_AVAILABLE');
  }
  if (producerId !== undefined) {
    group.offsets.commitInTransaction(producerId, at, value);
  } else {
    group.offsets.commit(at, value);
    const { topic, partition } = at;
    state.changed({ type: 'commit', group: group.groupId, topic, partition, offset: value.offset });
  }
  return 0;
}
