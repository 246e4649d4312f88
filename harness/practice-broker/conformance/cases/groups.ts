// Consumer groups: who joins, who leads, and what they are told.
import { encodeUtf8 } from '../../../protocol/bytes/utf8.ts';
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { describing, pair, member, joining, lonelyMember, startJoin } from './members.ts';

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
  ],
};
