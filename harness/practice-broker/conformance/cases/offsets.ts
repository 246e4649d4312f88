// Committed offsets: who may commit, and what a group is told of its own.
import { type CaseGroup, defineCase } from '../case.ts';
import { versionsOffered } from '../offered.ts';
import { committing, fetchingOffsets, joining, lonelyMember, startJoin } from './members.ts';
import { makeTopic } from './topic.ts';

export const offsets: CaseGroup = {
  name: 'offsets',
  cases: [
    defineCase('a group without members commits and reads, in every version', async (script) => {
      const topic = await makeTopic(script, script.name('orders'), { partitions: 2 });
      for (const version of versionsOffered('OffsetCommit')) {
        const groupId = script.fresh('kitchen');
        await script.ask(
          'OffsetCommit',
          version,
          committing(groupId, topic, 7n, { metadata: 'note' }),
        );
        await script.ask(
          'OffsetCommit',
          version,
          committing(groupId, script.name('nowhere'), 7n),
          'unknown topic',
        );
        await script.ask(
          'OffsetCommit',
          version,
          committing(groupId, topic, 7n, { partition: 5 }),
          'unknown partition',
        );
        await script.ask(
          'OffsetCommit',
          version,
          committing(groupId, topic, -1n, { partition: 1 }),
          'offset −1',
        );
        await script.ask('OffsetCommit', version, committing('', topic, 1n), 'the empty group');
        await script.ask(
          'OffsetCommit',
          version,
          committing(groupId, topic, 8n, { memberId: 'nobody', generation: 3 }),
          'as a member',
        );
      }
      const groupId = script.name('cellar');
      await script.quietly('OffsetCommit', 5, committing(groupId, topic, 7n, { metadata: 'note' }));
      for (const version of versionsOffered('OffsetFetch')) {
        const of = (name: string, ...partitionIndexes: number[]) => [{ name, partitionIndexes }];
        await script.ask(
          'OffsetFetch',
          version,
          fetchingOffsets(version, groupId, of(topic, 0, 1)),
          'of two',
        );
        await script.ask(
          'OffsetFetch',
          version,
          fetchingOffsets(version, groupId, of(script.name('nowhere'), 0)),
          'unknown topic',
        );
        await script.ask(
          'OffsetFetch',
          version,
          fetchingOffsets(version, script.name('strange'), of(topic, 0)),
          'unknown group',
        );
        if (version < 2) continue;
        await script.ask('OffsetFetch', version, fetchingOffsets(version, groupId, null), 'of all');
        await script.ask('OffsetFetch', version, fetchingOffsets(version, groupId, []), 'of none');
        await script.ask(
          'OffsetFetch',
          version,
          fetchingOffsets(version, script.name('strange'), null),
          'all of an unknown group',
        );
      }
    }),
    defineCase('OffsetFetch of several groups at once', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      for (const [word, offset] of [
        ['kitchen', 3n],
        ['cellar', 4n],
      ] as const) {
        await script.quietly('OffsetCommit', 5, committing(script.name(word), topic, offset));
      }
      const topics = [{ name: topic, partitionIndexes: [0] }];
      const groups = ['kitchen', 'cellar', 'nowhere'].map((word) => ({
        groupId: script.name(word),
        topics,
      }));
      for (const version of [8, 9]) {
        await script.ask('OffsetFetch', version, { groupId: '', topics: [], groups });
      }
    }),
    defineCase('a live group takes commits of its members alone', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const { speaker, groupId, memberId, generationId } = await lonelyMember(
        script,
        script.name('kitchen'),
      );
      const commit = (
        version: number,
        note: string,
        more: { memberId?: string; generation?: number },
      ) => speaker.ask('OffsetCommit', version, committing(groupId, topic, 1n, more), note);
      for (const version of versionsOffered('OffsetCommit')) {
        await commit(version, 'its member', { memberId, generation: generationId });
        await commit(version, 'the wrong generation', { memberId, generation: generationId + 1 });
        await commit(version, 'nobody', { memberId: 'nobody', generation: generationId });
        await commit(version, 'from outside', {});
      }
      for (const version of [9]) {
        const groups = [{ groupId, memberId, memberEpoch: generationId, topics: null }];
        await speaker.ask(
          'OffsetFetch',
          version,
          { groupId: '', topics: [], groups },
          'as a member',
        );
      }
      await speaker.quietly('LeaveGroup', 1, { groupId, memberId });
      await commit(5, 'from outside, once it is empty', {});
    }),
    defineCase('commits during a rebalance', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const { speaker, groupId, memberId, generationId } = await lonelyMember(
        script,
        script.name('kitchen'),
      );
      const b = await script.connect('b');
      const joiningB = await startJoin(script, b, groupId, { who: 'b' }, 'b joins');
      const own = { memberId, generation: generationId };
      await speaker.ask(
        'OffsetCommit',
        5,
        committing(groupId, topic, 1n, own),
        'while it is prepared',
      );
      await speaker.ask(
        'Heartbeat',
        3,
        { groupId, memberId, generationId },
        'while it is prepared',
      );
      await speaker.quietly('JoinGroup', 3, joining(groupId, { memberId }));
      await joiningB.answer();
      const next = { memberId, generation: generationId + 1 };
      await speaker.ask(
        'OffsetCommit',
        5,
        committing(groupId, topic, 2n, next),
        'between joining and syncing',
      );
      await speaker.ask(
        'OffsetCommit',
        5,
        committing(groupId, topic, 2n, own),
        'in the old generation',
      );
      await speaker.ask('OffsetFetch', 4, fetchingOffsets(4, groupId, null), 'what was taken');
    }),
    defineCase('an offset with too long a note is refused', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const groupId = script.name('kitchen');
      const metadata = 'x'.repeat(4_097);
      await script.ask('OffsetCommit', 5, committing(groupId, topic, 1n, { metadata }));
      await script.ask(
        'OffsetCommit',
        5,
        committing(groupId, topic, 1n, { metadata: '' }),
        'an empty note',
      );
      await script.ask('OffsetFetch', 4, fetchingOffsets(4, groupId, null));
    }),
    defineCase('commits overwrite, also backwards and beyond the end', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const groupId = script.name('kitchen');
      for (const offset of [5n, 3n, 1_000_000n, 0n]) {
        await script.quietly('OffsetCommit', 5, committing(groupId, topic, offset));
        await script.ask('OffsetFetch', 4, fetchingOffsets(4, groupId, null), `after ${offset}`);
      }
    }),
    defineCase('offsets of a deleted topic are gone', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const groupId = script.name('kitchen');
      await script.quietly('OffsetCommit', 5, committing(groupId, topic, 1n));
      await script.quietly('DeleteTopics', 4, { topicNames: [topic], timeoutMs: 10_000 });
      await script.askUntil(
        ...(['OffsetFetch', 4, fetchingOffsets(4, groupId, null)] as const),
        (answer) => answer.topics.length === 0,
      );
    }),
    defineCase('a group of commits alone is listed, described and deleted', async (script) => {
      const topic = await makeTopic(script, script.name('orders'));
      const groupId = script.name('kitchen');
      await script.ask('OffsetCommit', 5, committing(groupId, topic, 1n));
      await script.ask('DescribeGroups', 5, { groups: [groupId] });
      const { groups } = await script.quietly('ListGroups', 5, {});
      script.record(
        'listed',
        groups.filter((one) => one.groupId === groupId),
      );
      await script.ask('DeleteGroups', 1, { groupsNames: [groupId] });
      await script.ask('OffsetFetch', 4, fetchingOffsets(4, groupId, null), 'nothing is left');
    }),
  ],
};
