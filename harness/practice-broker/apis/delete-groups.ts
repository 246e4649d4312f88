import { errorCode } from '../../protocol/errors.ts';
import { defineHandler } from '../handler.ts';
import type { State } from '../state.ts';

export const deleteGroups = defineHandler({
  api: 'DeleteGroups',
  min: 0,
  max: 2,
  handle(state, { body }, reply) {
    const results = [...new Set(body.groupsNames)].map((groupId) => ({
      ...{ groupId, errorCode: deleted(state, groupId) },
    }));
    reply.send({ throttleTimeMs: 0, results });
  },
});

function deleted(state: State, groupId: string): number {
  const group = state.groups.get(groupId);
  if (group === undefined) return errorCode('GROUP_ID_NOT_FOUND');
  if (group.state !== 'Empty') return errorCode('NON_EMPTY_GROUP');
  state.groups.delete(state, group);
  return 0;
}
