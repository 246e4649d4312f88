// Groups as seen from outside: listed, described, deleted.
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { describing, lonelyMember } from './members.ts';

export const groupLists: CaseGroup = {
  name: 'group-lists',
  cases: [
    defineCase(
      'DescribeGroups and DeleteGroups of groups that are there, and not',
      async (script) => {
        const live = await lonelyMember(script, script.name('live'));
        for (const version of versionsOffered('DescribeGroups')) {
          const body = { groups: [live.groupId, script.name('nowhere')] };
          await script.ask('DescribeGroups', version, body);
          if (version < 3) continue;
          const more = { groups: [live.groupId], includeAuthorizedOperations: true };
          await script.ask('DescribeGroups', version, more, 'with operations');
        }
        for (const version of versionsOffered('DeleteGroups')) {
          const gone = await lonelyMember(script, script.fresh('gone'));
          await gone.speaker.quietly('LeaveGroup', 1, {
            groupId: gone.groupId,
            memberId: gone.memberId,
          });
          const groupsNames = [live.groupId, script.name('nowhere'), gone.groupId];
          await script.ask('DeleteGroups', version, { groupsNames });
          await script.ask('DescribeGroups', 2, describing(gone.groupId), 'afterwards');
        }
      },
    ),
    defineCase('ListGroups', async (script) => {
      const live = await lonelyMember(script, script.name('live'));
      const gone = await lonelyMember(script, script.name('gone'));
      await gone.speaker.quietly('LeaveGroup', 1, {
        groupId: gone.groupId,
        memberId: gone.memberId,
      });
      const own = new Set([live.groupId, gone.groupId]);
      const list = async (
        version: number,
        filters: { statesFilter?: string[]; typesFilter?: string[] },
      ) => {
        await script.ask('ListGroups', version, filters, JSON.stringify(filters), (answer) => ({
          ...answer,
          groups: answer.groups.filter(({ groupId }) => own.has(groupId)),
        }));
      };
      for (const version of versionsOffered('ListGroups')) await list(version, {});
      for (const statesFilter of [['Stable'], ['Empty'], ['stable', 'EMPTY'], ['Dead'], ['odd']]) {
        for (const version of [4, 5]) await list(version, { statesFilter });
      }
      for (const typesFilter of [['classic'], ['Classic'], ['consumer'], ['odd']]) {
        await list(5, { typesFilter });
      }
    }),
  ],
};
