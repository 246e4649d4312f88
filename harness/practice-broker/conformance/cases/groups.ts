// Consumer groups: who joins, who leads, who is put out, and what they are told.
import { encodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import { type CaseGroup, defineCase, type Script } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { joining, lonelyMember, type Member, startJoin, untilState } from './members.ts';

const describing = (groupId: string) => ({ groups: [groupId] });

/** Two members `a` (the leader) and `b` who share a group, by the usual dance. Nothing is written down. */
async function pair(script: Script, groupId: string): Promise<{ a: Member; b: Member }> {
  const a = await lonelyMember(script, groupId);
  const speaker = await script.connect('b');
  const joiningB = await startJoin(script, speaker, groupId, { who: 'b' }, 'b joins');
  const again = { memberId: a.memberId };
  const { generationId, members } = await a.speaker.quietly(
    'JoinGroup',
    3,
    joining(groupId, again),
  );
  const { memberId } = await joiningB.answer();
  const b = { speaker, groupId, memberId, generationId };
  const assignments = members.map((one) => ({
    memberId: one.memberId,
    assignment: encodeUtf8(one.memberId === memberId ? 'half to b' : 'half to a'),
  }));
  const [first, second] = [{ ...a, generationId }, b];
  await a.speaker.quietly('SyncGroup', 2, {
    groupId,
    generationId,
    memberId: a.memberId,
    assignments,
  });
  await speaker.quietly('SyncGroup', 2, { groupId, generationId, memberId, assignments: [] });
  return { a: first, b: second };
}

const member = ({ groupId, generationId, memberId }: Member) => ({
  groupId,
  generationId,
  memberId,
});

export const groups: CaseGroup = {
  name: 'groups',
  cases: [
    defineCase('one member joins, syncs, beats and leaves, in every version', async (script) => {
      for (const version of versionsOffered('JoinGroup')) {
        const groupId = script.fresh('kitchen');
        const first = await script.ask('JoinGroup', version, joining(groupId), 'joins');
        if (first.errorCode === 79) {
          await script.ask(
            'JoinGroup',
            version,
            joining(groupId, { memberId: first.memberId }),
            'joins by its id',
          );
        }
        const { memberId } = first;
        const generationId = 1;
        const beat = { groupId, generationId, memberId };
        const beatVersion = Math.min(version, 4);
        await script.ask('Heartbeat', beatVersion, beat, 'before its assignment');
        const syncVersion = Math.min(version, 5);
        const protocol = syncVersion < 5 ? {} : { protocolType: 'consumer', protocolName: 'range' };
        const assignments = [{ memberId, assignment: encodeUtf8('all') }];
        await script.ask('SyncGroup', syncVersion, { ...beat, ...protocol, assignments });
        await script.ask('Heartbeat', beatVersion, beat);
        await script.ask('DescribeGroups', Math.min(version, 5), describing(groupId));
        const leaveVersion = Math.min(version, 5);
        const leaving = leaveVersion < 3 ? { memberId } : { memberId: '', members: [{ memberId }] };
        await script.ask('LeaveGroup', leaveVersion, { groupId, ...leaving });
        await script.ask('DescribeGroups', Math.min(version, 5), describing(groupId), 'afterwards');
      }
    }),
    defineCase('a second member makes all join again', async (script) => {
      const groupId = script.name('kitchen');
      const a = await lonelyMember(script, groupId);
      const b = await script.connect('b');
      const joiningB = await startJoin(script, b, groupId, { who: 'b' }, 'b joins');
      joiningB.noneYet();
      await a.speaker.ask('Heartbeat', 3, member(a), 'a hears of it');
      const again = joining(groupId, { memberId: a.memberId });
      const { generationId, members } = await a.speaker.ask('JoinGroup', 3, again, 'a joins again');
      const { memberId } = await joiningB.answer();
      await script.ask('DescribeGroups', 2, describing(groupId), 'both wait for their parts');
      const next = { groupId, generationId };
      const syncingB = b.start('SyncGroup', 2, { ...next, memberId, assignments: [] }, 'b syncs');
      await script.ask('DescribeGroups', 2, describing(groupId), 'still');
      syncingB.noneYet();
      const assignments = members.map((one) => ({
        memberId: one.memberId,
        assignment: encodeUtf8(one.memberId === memberId ? 'half to b' : 'half to a'),
      }));
      await a.speaker.ask(
        'SyncGroup',
        2,
        { ...next, memberId: a.memberId, assignments },
        'the leader syncs',
      );
      await syncingB.answer();
      await script.ask('DescribeGroups', 2, describing(groupId), 'each has its part');
      await b.ask('Heartbeat', 3, { ...next, memberId });
      await a.speaker.ask(
        'SyncGroup',
        2,
        { ...next, memberId: a.memberId, assignments: [] },
        'once more',
      );
    }),
    defineCase('a member that leaves makes the others join again', async (script) => {
      const { a, b } = await pair(script, script.name('kitchen'));
      await b.speaker.ask(
        'LeaveGroup',
        1,
        { groupId: b.groupId, memberId: b.memberId },
        'b leaves',
      );
      await a.speaker.ask('Heartbeat', 3, member(a), 'a hears of it');
      await a.speaker.ask(
        'JoinGroup',
        3,
        joining(a.groupId, { memberId: a.memberId }),
        'a is alone again',
      );
      await b.speaker.ask('Heartbeat', 3, member(b), 'b is nobody any more');
    }),
    defineCase(
      'what is asked in the wrong generation, by nobody, or of nothing',
      async (script) => {
        const a = await lonelyMember(script, script.name('kitchen'));
        const { speaker, groupId, memberId, generationId } = a;
        const wrong = { groupId, memberId, generationId: generationId + 5 };
        const nobody = { groupId, memberId: 'nobody', generationId };
        const nowhere = { groupId: script.name('nowhere'), memberId, generationId };
        const empty = { groupId: '', memberId, generationId };
        for (const version of versionsOffered('Heartbeat')) {
          await speaker.ask('Heartbeat', version, wrong, 'the wrong generation');
          await speaker.ask('Heartbeat', version, nobody, 'nobody');
          await speaker.ask('Heartbeat', version, nowhere, 'an unknown group');
          await speaker.ask('Heartbeat', version, empty, 'the empty group');
        }
        for (const version of versionsOffered('SyncGroup')) {
          const more = {
            assignments: [],
            ...(version < 5 ? {} : { protocolType: 'consumer', protocolName: 'range' }),
          };
          await speaker.ask('SyncGroup', version, { ...wrong, ...more }, 'the wrong generation');
          await speaker.ask('SyncGroup', version, { ...nobody, ...more }, 'nobody');
          await speaker.ask('SyncGroup', version, { ...nowhere, ...more }, 'an unknown group');
        }
        const other = { assignments: [], protocolType: 'consumer', protocolName: 'sticky' };
        await speaker.ask(
          'SyncGroup',
          5,
          { groupId, memberId, generationId, ...other },
          'another protocol',
        );
        for (const version of versionsOffered('LeaveGroup')) {
          for (const [note, one] of [
            ['nobody', nobody],
            ['an unknown group', nowhere],
          ] as const) {
            const id = { memberId: one.memberId };
            const body =
              version < 3
                ? { groupId: one.groupId, ...id }
                : { groupId: one.groupId, memberId: '', members: [id] };
            await speaker.ask('LeaveGroup', version, body, note);
          }
        }
      },
    ),
    defineCase('JoinGroup refuses', async (script) => {
      const a = await lonelyMember(script, script.name('kitchen'));
      for (const version of versionsOffered('JoinGroup')) {
        const ask = async (note: string, body: ReturnType<typeof joining>) => {
          await script.ask('JoinGroup', version, body, note);
        };
        const fresh = () => script.fresh('cellar');
        await ask('a session too short', joining(fresh(), { sessionTimeoutMs: 1 }));
        await ask('a session too long', joining(fresh(), { sessionTimeoutMs: 100_000_000 }));
        await ask('an unknown member', joining(a.groupId, { memberId: 'nobody' }));
        await ask('an unknown member of no group', joining(fresh(), { memberId: 'nobody' }));
        await ask('the empty group', joining(''));
        await ask('no protocols', joining(fresh(), { protocols: [] }));
        await ask('no type of protocol', joining(fresh(), { protocolType: '' }));
        await ask('other protocols', joining(a.groupId, { protocols: ['sticky'] }));
        await ask('another type', joining(a.groupId, { protocolType: 'connect' }));
      }
      await a.speaker.ask('Heartbeat', 3, member(a), 'the group went on');
    }),
    defineCase('the protocol that all know is taken', async (script) => {
      const groupId = script.name('kitchen');
      const a = await lonelyMember(script, groupId, { protocols: ['range', 'roundrobin'] });
      const b = await script.connect('b');
      const joiningB = await startJoin(
        script,
        b,
        groupId,
        { who: 'b', protocols: ['sticky', 'roundrobin'] },
        'b joins',
      );
      const again = joining(groupId, { memberId: a.memberId, protocols: ['range', 'roundrobin'] });
      await a.speaker.ask('JoinGroup', 3, again, 'a joins again');
      await joiningB.answer();
    }),
    defineCase('the only member joins again as it was, or with other words', async (script) => {
      const a = await lonelyMember(script, script.name('kitchen'));
      const { speaker, groupId, memberId } = a;
      await speaker.ask('JoinGroup', 3, joining(groupId, { memberId }), 'as it was');
      const generationId = 2;
      const assignments = [{ memberId, assignment: encodeUtf8('all') }];
      await speaker.ask('SyncGroup', 2, { groupId, generationId, memberId, assignments });
      await speaker.ask(
        'JoinGroup',
        3,
        joining(groupId, { memberId, who: 'another' }),
        'with other words',
      );
    }),
    defineCase('a follower that joins again as it was changes nothing', async (script) => {
      const { a, b } = await pair(script, script.name('kitchen'));
      await b.speaker.ask('JoinGroup', 3, joining(b.groupId, { memberId: b.memberId, who: 'b' }));
      await a.speaker.ask('Heartbeat', 3, member(a), 'a heard nothing');
    }),
    defineCase('who does not beat within its session is put out', async (script) => {
      const groupId = script.name('kitchen');
      const a = await lonelyMember(script, groupId, { sessionTimeoutMs: 300 });
      await untilState(script, groupId, 'Empty');
      await script.ask('DescribeGroups', 2, describing(groupId), 'it is empty');
      await a.speaker.ask('Heartbeat', 3, member(a), 'too late');
    }),
    defineCase('who beats stays, beyond its session', async (script) => {
      const groupId = script.name('kitchen');
      const a = await lonelyMember(script, groupId, { sessionTimeoutMs: 600 });
      const until = script.now() + 1_500;
      await script.until('two sessions and a half are over', async () => {
        await a.speaker.quietly('Heartbeat', 3, member(a));
        return script.now() > until;
      });
      await a.speaker.ask('Heartbeat', 3, member(a), 'still there');
    }),
    defineCase('who does not join again in time is put out', async (script) => {
      const groupId = script.name('kitchen');
      const a = await lonelyMember(script, groupId, { rebalanceTimeoutMs: 400 });
      const b = await script.connect('b');
      const joiningB = await startJoin(
        script,
        b,
        groupId,
        { who: 'b', rebalanceTimeoutMs: 400 },
        'b joins',
      );
      await joiningB.answer();
      await a.speaker.ask('Heartbeat', 3, member(a), 'a is nobody any more');
    }),
    defineCase('who does not sync in time is put out', async (script) => {
      const groupId = script.name('kitchen');
      const a = await script.connect('a');
      const wanted = { rebalanceTimeoutMs: 400, sessionTimeoutMs: 20_000 };
      const { memberId, generationId } = await a.ask('JoinGroup', 3, joining(groupId, wanted));
      await untilState(script, groupId, 'Empty');
      await a.ask('Heartbeat', 3, { groupId, memberId, generationId }, 'too late');
    }),
    defineCase(
      'a follower that syncs first waits for the leader, who may be put out',
      async (script) => {
        const groupId = script.name('kitchen');
        const a = await lonelyMember(script, groupId, { rebalanceTimeoutMs: 500 });
        const b = await script.connect('b');
        const wanted = { who: 'b', rebalanceTimeoutMs: 500 };
        const joiningB = await startJoin(script, b, groupId, wanted, 'b joins');
        const again = joining(groupId, { memberId: a.memberId, rebalanceTimeoutMs: 500 });
        const { generationId } = await a.speaker.ask('JoinGroup', 3, again, 'a joins again');
        const { memberId } = await joiningB.answer();
        await b.ask(
          'SyncGroup',
          2,
          { groupId, generationId, memberId, assignments: [] },
          'b waits in vain',
        );
      },
    ),
    defineCase('a connection that goes takes no member with it', async (script) => {
      const groupId = script.name('kitchen');
      const a = await lonelyMember(script, groupId);
      a.speaker.close();
      await script.ask('Heartbeat', 3, member(a), 'over another connection');
    }),
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
