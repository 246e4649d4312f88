// What the members of a group and the broker say of membership and of committed offsets.
import { errorName } from '../protocol/errors.ts';
import { decodeAssignment, decodeSubscription } from '../protocol/groups/consumer-protocol.ts';
import type { RequestBody, ResponseBody } from '../protocol/messages.ts';
import { unlessForeign } from './consumer-names.ts';
import { named, type Observed } from './observed.ts';

export function observeOffsetFetch(
  request: RequestBody<'OffsetFetch'>,
  response: ResponseBody<'OffsetFetch'>,
): Observed[] {
  // Refused, it says nothing of what the group has committed.
  if (response.errorCode !== 0) return [];
  return response.topics.flatMap((one) =>
    one.partitions
      .filter((part) => part.errorCode === 0)
      .map((part) => ({
        type: 'start-offset' as const,
        asked: 'commit' as const,
        group: request.groupId,
        topic: one.name,
        partition: part.partitionIndex,
        offset: part.committedOffset < 0n ? null : Number(part.committedOffset),
      })),
  );
}

export function observeCommit(
  request: RequestBody<'OffsetCommit'> | RequestBody<'TxnOffsetCommit'>,
  response: ResponseBody<'OffsetCommit'> | ResponseBody<'TxnOffsetCommit'>,
): Observed[] {
  const errors = new Map(
    response.topics.flatMap((one) =>
      one.partitions.map((part) => [`${one.name}/${part.partitionIndex}`, part.errorCode]),
    ),
  );
  return request.topics.flatMap((one) =>
    one.partitions.map((part) => ({
      type: 'commit' as const,
      group: request.groupId,
      topic: one.name,
      partition: part.partitionIndex,
      offset: Number(part.committedOffset),
      transactionalId: 'transactionalId' in request ? request.transactionalId : null,
      error: named(errors.get(`${one.name}/${part.partitionIndex}`) ?? 0),
    })),
  );
}

export function observeJoin(
  request: RequestBody<'JoinGroup'>,
  response: ResponseBody<'JoinGroup'>,
): Observed[] {
  return [
    {
      type: 'join',
      group: request.groupId,
      memberId: response.memberId,
      generation: response.generationId,
      error: named(response.errorCode),
      ...wanted(request),
    },
  ];
}

/** A member offers the same subscription under each way of dealing out. */
function wanted({ protocols }: RequestBody<'JoinGroup'>): { topics?: string[] } {
  const [first] = protocols;
  const subscription = first && unlessForeign(() => decodeSubscription(first.metadata));
  return subscription ? { topics: [...subscription.topics] } : {};
}

export function observeSync(
  request: RequestBody<'SyncGroup'>,
  response: ResponseBody<'SyncGroup'>,
): Observed[] {
  const { groupId: group, memberId } = request;
  if (response.errorCode !== 0) {
    return [{ type: 'rebalance', group, memberId, error: errorName(response.errorCode) }];
  }
  const assigned = unlessForeign(() => decodeAssignment(response.assignment));
  const partitions = (assigned?.assignedPartitions ?? []).flatMap((one) =>
    one.partitions.map((partition) => ({ topic: one.topic, partition })),
  );
  return [{ type: 'assigned', group, memberId, partitions }];
}

/** Those who are out of the group now. */
export function observeLeave(
  request: RequestBody<'LeaveGroup'>,
  response: ResponseBody<'LeaveGroup'>,
): Observed[] {
  if (!isOut(response.errorCode)) return [];
  const errors = new Map(response.members.map((one) => [one.memberId, one.errorCode]));
  // Several may leave at once from version 3 on.
  const { groupId: group, memberId, members } = request;
  const leaving = members.length > 0 ? members.map((one) => one.memberId) : [memberId];
  return leaving
    .filter((one) => isOut(errors.get(one) ?? 0))
    .map((one) => ({ type: 'leave' as const, group, memberId: one, byHarness: false }));
}

const unknownMemberId = 25;

/** It left, or was no member any more. */
function isOut(code: number): boolean {
  return code === 0 || code === unknownMemberId;
}
