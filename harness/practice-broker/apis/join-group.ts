// JoinGroup: versions differ in who gets an id first, and in what they can be told.
import { errorCode } from '../../protocol/errors.ts';
import type { Joined } from '../groups/group.ts';
import { join } from '../groups/join.ts';
import { refusedJoin } from '../groups/members.ts';
import { type AnswerBody, defineHandler } from '../handler.ts';

/** Kafka's `group.min.session.timeout.ms` as the workbook sets it, and its `group.max.session.timeout.ms`. */
const SESSION_MS = { min: 100, max: 1_800_000 };

export const joinGroup = defineHandler({
  api: 'JoinGroup',
  min: 0,
  max: 9,
  handle(state, { version, body, clientId, clientHost }, reply) {
    const { groupId, memberId, sessionTimeoutMs } = body;
    const answer = (joined: Joined): void => reply.send(bodyOf(joined, version));
    const refuse = (code: number): void => answer(refusedJoin(code, memberId));
    if (groupId === '') {
      refuse(errorCode('INVALID_GROUP_ID'));
      return;
    }
    if (sessionTimeoutMs < SESSION_MS.min || sessionTimeoutMs > SESSION_MS.max) {
      refuse(errorCode('INVALID_SESSION_TIMEOUT'));
      return;
    }
    const isNew = memberId === '';
    const group = isNew ? state.groups.getOrCreate(groupId) : state.groups.get(groupId);
    if (group === undefined) {
      refuse(errorCode(isNew ? 'COORDINATOR_NOT_AVAILABLE' : 'UNKNOWN_MEMBER_ID'));
      return;
    }
    const protocols = body.protocols.map(({ name, metadata }) => ({
      name,
      metadata: metadata.slice(), // a view on the request, and kept
    }));
    const request = {
      ...{ memberId, groupInstanceId: body.groupInstanceId, clientId: clientId ?? '', clientHost },
      ...{ sessionTimeoutMs, protocolType: body.protocolType, protocols },
      rebalanceTimeoutMs: version === 0 ? sessionTimeoutMs : body.rebalanceTimeoutMs,
      takesIdFirst: version >= 4,
      knowsSkipAssignment: version >= 9,
    };
    join(state, group, request, answer);
  },
});

function bodyOf(joined: Joined, version: number): AnswerBody<'JoinGroup'> {
  const { generation: generationId, protocolName, ...rest } = joined;
  return { ...rest, generationId, protocolName: protocolName ?? (version < 7 ? '' : null) };
}
