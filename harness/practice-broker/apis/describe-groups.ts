import { type Group, type Member } from '../groups/group.ts';
import { metadataFor } from '../groups/protocols.ts';
import { defineHandler } from '../handler.ts';

/** What a real node without an authorizer says that one may do with a group: read, delete, describe, both configs. */
const ALL_OPERATIONS = 3400;

export const describeGroups = defineHandler({
  api: 'DescribeGroups',
  min: 0,
  max: 5,
  handle({ groups }, { body }, reply) {
    const rights = body.includeAuthorizedOperations ? { authorizedOperations: ALL_OPERATIONS } : {};
    reply.send({
      groups: body.groups.map((groupId) => ({
        ...{ errorCode: 0, groupId, ...described(groups.get(groupId)), ...rights },
      })),
    });
  },
});

function described(group: Group | undefined) {
  if (group === undefined) {
    return { groupState: 'Dead', protocolType: '', protocolData: '', members: [] };
  }
  // Between two generations there is no protocol: it shows only once the group is stable.
  const protocolName = group.state === 'Stable' ? group.protocolName : null;
  return {
    groupState: group.state,
    protocolType: group.protocolType,
    protocolData: protocolName ?? '',
    members: [...group.members.values()].map((member) => describedMember(member, protocolName)),
  };
}

function describedMember(member: Member, protocolName: string | null) {
  const { memberId, groupInstanceId, clientId, clientHost, assignment } = member;
  return {
    ...{ memberId, groupInstanceId, clientId, clientHost },
    memberMetadata: metadataFor(member, protocolName),
    memberAssignment: assignment,
  };
}
