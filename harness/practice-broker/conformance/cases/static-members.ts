// Members with names of their own, under which they come back.
import { encodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import { type CaseGroup, defineCase } from '../case.ts';
import { describing, joining } from './members.ts';

export const staticMembers: CaseGroup = {
  name: 'static-members',
  cases: [
    defineCase('members with names of their own', async (script) => {
      const groupId = script.name('kitchen');
      const one = { groupInstanceId: 'oven', who: 'oven' };
      const first = await script.ask('JoinGroup', 5, joining(groupId, one), 'joins');
      const { memberId, generationId } = first;
      const assignments = [{ memberId, assignment: encodeUtf8('all') }];
      const own = { groupId, generationId, memberId, groupInstanceId: 'oven' };
      await script.ask('SyncGroup', 3, { ...own, assignments });
      const other = await script.connect('other');
      const second = await other.ask(
        'JoinGroup',
        5,
        joining(groupId, one),
        'another takes its name',
      );
      await script.ask('Heartbeat', 3, own, 'the first is fenced');
      const now = { ...own, memberId: second.memberId, generationId: second.generationId };
      await other.ask('SyncGroup', 3, { ...now, assignments: [] }, 'the second has its part');
      await other.ask('DescribeGroups', 4, describing(groupId));
      const unknown = { memberId: '', groupInstanceId: 'stove' };
      await other.ask(
        'LeaveGroup',
        3,
        { groupId, memberId: '', members: [unknown] },
        'an unknown name',
      );
      const named = { memberId: '', groupInstanceId: 'oven' };
      await other.ask('LeaveGroup', 3, { groupId, memberId: '', members: [named] }, 'by its name');
    }),
  ],
};
