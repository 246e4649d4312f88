import { errorCode } from '../../protocol/errors.ts';
import { heartbeat as beat } from '../groups/heartbeat.ts';
import { defineHandler } from '../handler.ts';

export const heartbeat = defineHandler({
  api: 'Heartbeat',
  min: 0,
  max: 4,
  handle(state, { body }, reply) {
    const { groupId, generationId: generation } = body;
    const group = state.groups.get(groupId);
    if (groupId === '') reply.send({ errorCode: errorCode('INVALID_GROUP_ID') });
    else if (group === undefined) reply.send({ errorCode: errorCode('UNKNOWN_MEMBER_ID') });
    else reply.send({ errorCode: beat(state, group, { ...body, generation }) });
  },
});
