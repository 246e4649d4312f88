// Who is put out of a group for being late, and who stays.
import { type CaseGroup, defineCase } from '../case.ts';
import { describing, member, joining, lonelyMember, startJoin, untilState } from './members.ts';

const UNKNOWN_MEMBER = 25;

export const groupSessions: CaseGroup = {
  name: 'group-sessions',
  cases: [
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
      // It lives and says so all the time: only that it does not join again can put it out.
      await script.until('a is out', async () => {
        const { errorCode } = await a.speaker.quietly('Heartbeat', 3, member(a));
        return errorCode === UNKNOWN_MEMBER;
      });
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
  ],
};
