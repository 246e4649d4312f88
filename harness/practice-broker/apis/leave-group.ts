// LeaveGroup: one member up to version 2, whose error is the answer's; several from 3 on, each with its own.
import { errorCode } from '../../protocol/errors.ts';
import { leave } from '../groups/leave.ts';
import { defineHandler } from '../handler.ts';

export const leaveGroup = defineHandler({
  api: 'LeaveGroup',
  min: 0,
  max: 5,
  handle(state, { version, body }, reply) {
    const { groupId } = body;
    if (groupId === '') {
      reply.send({ errorCode: errorCode('INVALID_GROUP_ID'), members: [] });
      return;
    }
    const claims =
      version < 3 ? [{ memberId: body.memberId, groupInstanceId: null }] : body.members;
    const group = state.groups.get(groupId);
    const unknown = errorCode('UNKNOWN_MEMBER_ID');
    const codes = group === undefined ? claims.map(() => unknown) : leave(state, group, claims);
    if (version < 3) {
      reply.send({ errorCode: codes[0] ?? unknown, members: [] });
      return;
    }
    const members = claims.map(({ memberId, groupInstanceId }, i) => ({
      ...{ memberId, groupInstanceId, errorCode: codes[i] ?? unknown },
    }));
    reply.send({ errorCode: 0, members });
  },
});
