import { errorCode } from '../../protocol/errors.ts';
import { commitError, commitOne, heardFrom } from '../groups/commit.ts';
import type { Group } from '../groups/group.ts';
import { defineHandler } from '../handler.ts';
import type { State } from '../state.ts';
import { answerCommits } from './commits.ts';

export const offsetCommit = defineHandler({
  api: 'OffsetCommit',
  min: 2,
  max: 9,
  handle(state, { version, body }, reply) {
    const generation = body.generationIdOrMemberEpoch;
    const committer = { ...body, generation, isTransactional: false };
    const topics = answerCommits(state, body.topics, () => {
      const group = groupFor(state, { groupId: body.groupId, generation, version });
      if (typeof group === 'number') return group;
      const code = commitError(group, committer);
      if (code !== 0) return code;
      heardFrom(state, group, committer);
      return (at, value) => commitOne(state, group, { at, value });
    });
    reply.send({ topics });
  },
});

/** The group, or an error code: only who belongs to no generation may begin a group by committing. */
function groupFor(
  state: State,
  { groupId, generation, version }: { groupId: string; generation: number; version: number },
): Group | number {
  if (generation >= 0) {
    const unknown = errorCode(version >= 9 ? 'GROUP_ID_NOT_FOUND' : 'ILLEGAL_GENERATION');
    return state.groups.get(groupId) ?? unknown;
  }
  return state.groups.getOrCreate(groupId) ?? errorCode('COORDINATOR_NOT_AVAILABLE');
}
