import { errorCode } from '../../protocol/errors.ts';
import { refusedSync } from '../groups/members.ts';
import { sync } from '../groups/sync.ts';
import { defineHandler } from '../handler.ts';

export const syncGroup = defineHandler({
  api: 'SyncGroup',
  min: 0,
  max: 5,
  handle(state, { version, body }, reply) {
    const { groupId, generationId: generation, protocolType, protocolName } = body;
    const group = state.groups.get(groupId);
    if (version >= 5 && (protocolType === null || protocolName === null)) {
      reply.send(refusedSync(errorCode('INCONSISTENT_GROUP_PROTOCOL')));
    } else if (groupId === '') {
      reply.send(refusedSync(errorCode('INVALID_GROUP_ID')));
    } else if (group === undefined) {
      reply.send(refusedSync(errorCode('UNKNOWN_MEMBER_ID')));
    } else {
      sync(state, group, { ...body, generation }, (synced) => reply.send(synced));
    }
  },
});
